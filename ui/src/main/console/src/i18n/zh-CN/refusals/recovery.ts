/** 恢复：策略与备份任务。 */
export default {
  'recovery-adapter-unknown': '没有这个适配器。文件用 restic，PostgreSQL 用 pgbackrest，Evenkeel 自身用 evenkeel。',
  'recovery-host-unknown': '没有这台装有代理的主机。先在“主机”中接入，或选择已有的主机。',
  'recovery-item-gone': '资产清单中没有此条目，或已停用。另选一个。',
  'recovery-job-under-way': '此策略的任务正在等待或执行，等它结束。',
  'recovery-news-unreadable': '代理上报的任务进展无法读取，安装与服务器配套的代理：{detail}',
  'recovery-place-fixed': '名称、适配器和主机决定副本的位置，不能更改。停用此策略，另建一个。',
  'recovery-policy-changed': '你打开之后此策略已被修改，重新查看。',
  'recovery-policy-invalid': '策略的内容有误：{detail}',
  'recovery-policy-retired': '此策略已停用。需要再次保护时另建一个。',
  'recovery-policy-there': '这台主机的这一节已有策略。修改它，或换一个名称。',
  'recovery-policy-unknown': '没有此恢复策略，重新载入列表。',
  'recovery-promise-too-short': 'RPO 短于两次备份的间隔，无法兑现：{detail}',
};
