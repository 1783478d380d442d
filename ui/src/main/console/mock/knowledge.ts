import type { Article, ArticleAct, ArticleVersion, Suggestion } from '../src/api/knowledge';

/** Articles of the stand-in: one of each interesting state, in both languages, with all their versions. */
export type KnowledgeOfWorld = { articles: Shelved[]; suggestions: Record<string, Suggestion[]> };
/** One article with its versions, the newest last. */
export type Shelved = { versions: Article[]; reviewers: Record<number, string> };

const DAY = 86_400_000;

export const SLOW_DISK = `## What it means

Programs wait for the disk: \`iowait\` is above 30 % while the processors idle.

## What to look at

1. Which process writes: \`iotop -oPa\`
2. Whether an index rebuild or a backup runs: [changes](/changes)
3. The queue of the disk: \`iostat -x 5\`

| sign | likely cause |
|---|---|
| await above 50 ms | the disk itself, or its path |
| many small writes | a log that is synced on each line |

## Safe remedies

- Stop the rebuild: \`SELECT pg_cancel_backend(PID)\`
- Move the backup to the night

## When to call somebody

After 20 minutes, or when the replica falls behind more than 1 GB: see [Safe remedies](#safe-remedies) first.
`;

const ZH = `## 现象

登录缓慢，居民身份核验超过 2 秒。

## 处理

1. 查看连接池：\`SHOW POOLS;\`
2. 清理导出目录 \`/var/tmp/export\`
3. 仍未恢复时重启连接池，影响约 5 秒

> 不要在办事高峰重启数据库。
`;

export function knowledgeOf(now: number, wei: { id: string; name: string }, ana: { id: string; name: string }, kind: string): KnowledgeOfWorld {
  if (kind === 'first') return { articles: [], suggestions: {} };
  const at = (days: number) => new Date(now + days * DAY).toISOString();
  const day = (days: number) => at(days).slice(0, 10);
  const article = (key: string, over: Partial<Article>): Article => ({ key, kind: 'ARTICLE', state: 'PUBLISHED', number: 1, publishedNumber: 1, title: '', language: 'en', body: '', owner: wei.id, ownerName: wei.name, rules: [], items: [], authorName: wei.name, changedAt: at(-20), version: 1, ...over });
  const slow = article('KB-12', { kind: 'RUNBOOK', title: 'The disk of a database is slow', body: SLOW_DISK, reviewBy: day(23), rules: ['HostCpuSaturated', 'HostDiskPressure'], items: ['i-pg-core-02'], version: 5 });
  const again = { ...slow, number: 2, state: 'REVIEW' as const, authorName: ana.name, changedAt: at(-0.1), body: SLOW_DISK.replace('After 20 minutes', 'After 10 minutes').replace('- Move the backup to the night\n', '- Move the backup to the night\n- Give the rebuild less: `SET maintenance_work_mem`\n') };
  return {
    articles: [
      { versions: [slow, again], reviewers: { 1: ana.name } },
      { versions: [article('KB-31', { kind: 'KNOWN_ERROR', title: '居民身份核验缓慢：连接池耗尽', language: 'zh-CN', body: ZH, reviewBy: day(120), items: ['i-idq'], owner: ana.id, ownerName: ana.name, authorName: ana.name, changedAt: at(-4) })], reviewers: {} },
      { versions: [article('KB-3', { kind: 'RUNBOOK', title: 'Host disk full', body: '## What to do\n\nFree space under `/var`.\n', rules: ['HostDiskNearlyFull'], owner: undefined, ownerName: undefined, authorName: 'Evenkeel', source: 'shipped/HostDiskNearlyFull', reviewBy: undefined, changedAt: at(-60) })], reviewers: {} },
      { versions: [article('KB-8', { title: 'Who to call at the carrier', state: 'EXPIRED', body: '## Numbers\n\nIn the safe of hall 2.\n', reviewBy: day(-12), changedAt: at(-200), publishedNumber: undefined })], reviewers: {} },
      { versions: [article('KB-40', { title: 'Moving a service between halls', state: 'DRAFT', body: 'First words.\n', changedAt: at(-0.02), publishedNumber: undefined, reviewBy: undefined })], reviewers: {} },
    ],
    suggestions: {
      'INC-1042': [
        { subject: 'INCIDENT', key: 'INC-1030', title: 'Host gis-render-03 is silent', because: [{ reason: 'TEXT', value: 'host, silent' }], helped: 'The carrier spliced the fibre; a second path is ordered.' },
        { subject: 'ARTICLE', key: 'KB-12', title: 'The disk of a database is slow', kind: 'RUNBOOK', because: [{ reason: 'RULE', value: 'HostCpuSaturated' }, { reason: 'ITEM', value: 'pg-core-02' }] },
        { subject: 'ARTICLE', key: 'KB-31', title: '居民身份核验缓慢：连接池耗尽', kind: 'KNOWN_ERROR', because: [{ reason: 'TEXT', value: 'pg-core-02, slow' }] },
      ],
      'INC-1044': [{ subject: 'ARTICLE', key: 'KB-3', title: 'Host disk full', kind: 'RUNBOOK', because: [{ reason: 'RULE', value: 'HostDiskNearlyFull' }] }],
    },
  };
}

/** What may be done in a state, and why not where not. */
export function articleActs(latest: Article, me: string): ArticleAct[] {
  const no = (code: string, reason: string) => ({ allowed: false, code, reason });
  const { key, state } = latest;
  const published = latest.publishedNumber !== undefined;
  const own = latest.authorName === me;
  return [
    { verb: 'revise', allowed: true },
    { verb: 'submit', ...(state === 'DRAFT' ? { allowed: true } : no('article-not-a-draft', `${key} has no draft: change its text first.`)) },
    { verb: 'return', ...(state === 'REVIEW' ? { allowed: true } : no('article-not-in-review', `Nothing of ${key} is in review.`)) },
    { verb: 'publish', ...(state !== 'REVIEW' ? no('article-not-in-review', `Nothing of ${key} is in review.`) : own ? no('article-own', `You wrote in this version of ${key}: somebody else who may publish looks at it and publishes it.`) : { allowed: true }) },
    { verb: 'expire', ...(published ? { allowed: true } : no('article-not-published', `No version of ${key} is published.`)) },
    { verb: 'confirm', ...(published || state === 'EXPIRED' ? { allowed: true } : no('article-not-published', `No version of ${key} is published.`)) },
    { verb: 'discard', ...(state === 'DRAFT' || state === 'REVIEW' ? { allowed: true } : no('article-nothing-waits', `${key} has no draft and nothing in review that could be given up.`)) },
  ];
}

export function versionsOf({ versions, reviewers }: Shelved): ArticleVersion[] {
  return versions.map(({ number, state, title, authorName, changedAt }) => ({ number, state, title, authorName, changedAt, ...(reviewers[number] === undefined ? {} : { reviewerName: reviewers[number] }) })).toReversed();
}
