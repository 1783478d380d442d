/** What the audit trail says was done with articles. */
export default {
  'verb.knowledge.write': 'wrote an article',
  'verb.knowledge.revise': 'changed a draft',
  'verb.knowledge.submit': 'asked for a review',
  'verb.knowledge.return': 'returned a draft',
  'verb.knowledge.publish': 'published an article',
  'verb.knowledge.discard': 'gave up a draft',
  'verb.knowledge.expire': 'took an article from the readers',
  'verb.knowledge.confirm': 'confirmed an article',
  'verb.knowledge.remind': 'reminded of a review date',
  'verb.knowledge.import': 'imported an article',
  'verb.knowledge.offer': 'offered a newer text as a draft',
  'verb.knowledge.ship': 'put shipped runbooks on the shelf',
};
