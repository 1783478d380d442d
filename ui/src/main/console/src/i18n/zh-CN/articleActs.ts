/** 审计中关于文章的操作。 */
export default {
  'verb.knowledge.write': '撰写了文章',
  'verb.knowledge.revise': '修改了草稿',
  'verb.knowledge.submit': '提交审阅',
  'verb.knowledge.return': '退回了草稿',
  'verb.knowledge.publish': '发布了文章',
  'verb.knowledge.discard': '放弃了草稿',
  'verb.knowledge.expire': '使文章失效',
  'verb.knowledge.confirm': '确认文章仍然有效',
  'verb.knowledge.remind': '提醒复核日期',
  'verb.knowledge.import': '导入了文章',
  'verb.knowledge.offer': '以草稿提供了更新的文本',
  'verb.knowledge.ship': '上架了自带的处置手册',
};
