export default {
  'verb.recovery.make-policy': '新建了恢复策略',
  'verb.recovery.change-policy': '修改了恢复策略',
  'verb.recovery.retire-policy': '停用了恢复策略',
  'verb.recovery.start-backup': '启动了备份',
};
