/** 并入事件的，以及从中移出的。 */
export default {
  'entry.JOINED': '{item} 并入{relation, select, needs {：依赖 {of}} needed_by {：{of} 依赖它} needs_over {：经 {over} 依赖 {of}} needed_by_over {：{of} 经 {over} 依赖它} shares {：与 {of} 同样依赖 {over}} near {：经 {over} 与 {of} 相邻} other {}}，两者开始相隔 {seconds} 秒',
  'entry.SEPARATED': '{actor} 移出 {item}：与本事件无关{incident, select, none {} other {，转入 {incident}}}',
  'entry.MERGED': '本事件并入 <other>{incident}</other>{item, select, none {} other {：{item} 把两者连在一起}}，其告警已转入那里',
  'entry.TOOK_OVER': '<other>{incident}</other> 并入本事件{item, select, none {} other {：{item} 把两者连在一起}}；其告警已转入这里，不再另行呼叫',
  'evidence.elsewhere': '其告警在 {key}',
  'evidence.elsewhereText': '图表也在那里。',
  'side.alertsElsewhere': '现在在 <other>{key}</other>。',
  'incident.partOf': '已并入 {key}',
  'verb.incident.merge': '将事件并入了较早的事件',
  'separate.act': '与本事件无关',
  'separate.title': '{item} 与 {key} 无关？',
  'separate.does': '移出',
  'separate.means': '其告警从 {key} 移出；仍在触发的另开事件，并呼叫值班人员。30 天内两者不再合并。',
  'verb.incident.separate': '移出了与事件无关的告警',
};
