/** 审计记录中与助手有关的行为。 */
export default {
  'verb.assistant.ask': '向助手提问',
  'verb.assistant.answer': '得到助手回答',
  'verb.assistant.draft': '让助手起草文本',
  'verb.assistant.propose': '收到助手提议',
  'verb.assistant.press': '执行了提议',
  'verb.assistant.dismiss': '放下了提议',
  'verb.assistant.delete-chat': '删除了对话',
};
