/** What the trail says that people did with the assistant. */
export default {
  'verb.assistant.ask': 'asked the assistant',
  'verb.assistant.answer': 'was answered by the assistant',
  'verb.assistant.draft': 'had a text drafted',
  'verb.assistant.propose': 'was proposed an act',
  'verb.assistant.press': 'pressed a proposal',
  'verb.assistant.dismiss': 'dismissed a proposal',
  'verb.assistant.delete-chat': 'deleted a chat',
};
