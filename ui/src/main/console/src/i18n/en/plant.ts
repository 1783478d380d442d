export default {
  'verb.energy.describe-plant': 'described the cooling plant',
  'verb.energy.lock-set-points': 'held or freed set-points',
  'verb.energy.calibrate-plant': 'calibrated the plant’s model',
};
