/** 能源：计量、用能与能效。 */
export default {
  'verb.energy.arrange': '绘制了能源树',
  'verb.energy.enter-readings': '录入了电表读数',
  'verb.energy.carbon-factor': '设定了碳排放因子',
};
