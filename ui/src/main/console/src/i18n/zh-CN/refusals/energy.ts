/** 能源：计量树、读数、时段与设备。 */
export default {
  'energy-device-changed': '你打开之后此设备已被修改，重新载入再改。',
  'energy-device-invalid': '设备有误，未保存：{detail}',
  'energy-device-unknown': '没有此设备，重新载入列表。',
  'energy-devices-many': '设备已达 500 台。移除一台，或通过一台网关读取多块表。',
  'energy-meter-not-by-hand': '此表由测量数据读取，不接受人工读数。',
  'energy-meter-unknown': '能源树中没有此表，重新载入。',
  'energy-plant-changed': '你打开之后机房冷源已被修改，重新载入再改。',
  'energy-plant-invalid': '冷源描述有误，未保存：{detail}',
  'energy-plant-unknown': '尚无人描述冷源，先提交站点与传感器。',
  'energy-reading-invalid': '读数有误：{detail}',
  'energy-span-too-long': '时段内的表日过多。缩短时段。',
  'energy-span-wrong': '时段的结束必须晚于开始。',
  'energy-tree-changed': '你打开之后能源树已被修改，重新载入再改。',
  'energy-tree-invalid': '能源树有误，未保存：{detail}',
};
