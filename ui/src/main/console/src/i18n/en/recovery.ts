export default {
  'verb.recovery.make-policy': 'made a recovery policy',
  'verb.recovery.change-policy': 'changed a recovery policy',
  'verb.recovery.retire-policy': 'retired a recovery policy',
  'verb.recovery.start-backup': 'started a backup',
};
