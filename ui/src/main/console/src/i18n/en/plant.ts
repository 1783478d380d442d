export default {
  'verb.energy.describe-plant': 'described the cooling plant',
  'verb.energy.lock-set-points': 'held or freed set-points',
};
