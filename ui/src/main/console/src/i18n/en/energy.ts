export default {
  'verb.energy.arrange': 'drew the energy tree',
  'verb.energy.enter-readings': 'entered readings of a meter',
  'verb.energy.carbon-factor': 'set a carbon factor',
};
