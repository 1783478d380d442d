/** 知识：文章、处置手册、已知错误。 */
export default {
  'article-changed': '未保存：打开之后他人已修改。你的文字没有丢失，对照差异后再保存。',
  'article-invalid': '内容有误：{detail}',
  'article-not-a-draft': '没有草稿：先修改正文。',
  'article-not-in-review': '没有版本在等待审阅。',
  'article-not-published': '没有已发布的版本。',
  'article-not-submitted': '这还是草稿，先提交审阅，由他人看过再发布。',
  'article-nothing-waits': '没有草稿或待审阅的版本可以放弃。',
  'article-own': '你参与撰写了这个版本，应由另一位有发布权限的人审阅并发布。',
  'article-reason-needed': '写明原因，1 到 4000 个字符。',
  'article-unknown': '没有这篇文章，在“知识”中打开列表。',
  'article-version-unknown': '没有这个版本，文章页面列出全部版本。',
  'knowledge-index-in-the-making': '搜索索引正在建立，稍后再试：{detail}',
  'knowledge-index-in-trouble': '暂时无法按文字搜索，文章列表仍可查看：{detail}',
  'knowledge-words-too-long': '搜索词最多 1000 个字符：{detail}',
  'runbook-none': '没有关于此规则的处置手册，在“知识”中写一份。',
};
