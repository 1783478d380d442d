import type { Article, ArticleDetail, ArticleRow, ArticleText, Imported, ImportFile, Passage } from '../src/api/knowledge';
import { anchorOf } from '../src/parts/anchor.ts';
import { problem, type Answer, type Handler } from './answer.ts';
import { differenceOf } from './difference.ts';
import { runbookIn } from './estate.ts';
import { articleActs, versionsOf, type Shelved } from './knowledge.ts';
import type { World } from './world.ts';

const ok = (body: unknown): Answer => ({ status: 200, body });
const gone = (key: string | undefined): Answer => problem(404, 'article-unknown', `There is no article ${key ?? ''}. Open the list under Knowledge.`);
const find = (world: World, key: string | undefined) => world.knowledge.articles.find((one) => one.versions[0]?.key === key);
const me = (world: World) => world.people.find((one) => one.id === world.me);
function latestOf({ versions }: Shelved): Article {
  const latest = versions.at(-1);
  if (latest === undefined) throw new Error('an article without a version');
  return latest;
}
const currentOf = (shelved: Shelved): Article => shelved.versions.findLast((one) => one.state === 'PUBLISHED') ?? latestOf(shelved);

function detail(world: World, shelved: Shelved, number?: number): ArticleDetail {
  const shown = number === undefined ? currentOf(shelved) : shelved.versions.find((one) => one.number === number) ?? latestOf(shelved);
  const latest = latestOf(shelved);
  const items = world.items.filter((item) => shown.items.includes(item.id)).map(({ id, name, kind }) => ({ id, name, kind }));
  return { article: { ...shown, version: latest.version }, acts: articleActs(latest, me(world)?.displayName ?? ''), links: { rules: shown.rules, items }, ...(latest.number > shown.number ? { laterNumber: latest.number } : {}) };
}

function rowOf(shelved: Shelved): ArticleRow {
  const { key, kind, state, title, language, ownerName, reviewBy, changedAt, rules, source, number } = currentOf(shelved);
  return { key, kind, state, title, language, ...(ownerName === undefined ? {} : { ownerName }), ...(reviewBy === undefined ? {} : { reviewBy }), changedAt, rules, waiting: latestOf(shelved).number > number, ...(source === undefined ? {} : { source }) };
}

const DUE_WITHIN_MS = 30 * 86_400_000;
function isDue(shelved: Shelved): boolean {
  const { state, reviewBy, number } = currentOf(shelved);
  return state === 'REVIEW' || state === 'EXPIRED' || latestOf(shelved).number > number || (state === 'PUBLISHED' && reviewBy !== undefined && Date.parse(reviewBy) - Date.now() < DUE_WITHIN_MS);
}

/** Passages with all the words that were typed, under their headings. */
function passages(world: World, typed: string): Passage[] {
  const words = typed.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return world.knowledge.articles.flatMap((shelved) => {
    const article = currentOf(shelved);
    if (article.state !== 'PUBLISHED') return [];
    const parts = article.body.split(/^## /m).map((part, index) => (index === 0 ? { heading: '', text: part } : { heading: part.split('\n')[0] ?? '', text: part.split('\n').slice(1).join('\n') }));
    const fits = parts.filter(({ heading, text }) => text.trim() !== '' && words.every((word) => `${article.title} ${heading} ${text}`.toLowerCase().includes(word)));
    const best = fits.find(({ text }) => words.some((word) => text.toLowerCase().includes(word))) ?? fits[0];
    if (best === undefined) return [];
    const excerpt = best.text.trim().replace(/\s+/g, ' ').slice(0, 300);
    const marked = words.flatMap((word) => {
      const from = excerpt.toLowerCase().indexOf(word);
      return from < 0 ? [] : [{ from, to: from + word.length }];
    });
    return [{ article: article.key, kind: article.kind, title: article.title, heading: best.heading, anchor: best.heading === '' ? '' : anchorOf(best.heading), text: best.text, excerpt, marked, score: 1 }];
  });
}

export const knowledgeReads: [RegExp, Handler][] = [
  [/^\/api\/knowledge\/articles$/, (world, { query }) => {
    const [kind, state] = [query.get('kind'), query.get('state')];
    const mine = (one: Shelved) => query.get('mine') !== 'true' || currentOf(one).owner === world.me;
    const due = (one: Shelved) => query.get('due') !== 'true' || isDue(one);
    return ok({ articles: world.knowledge.articles.filter((one) => mine(one) && due(one) && (kind === null || currentOf(one).kind === kind) && (state === null || one.versions.some((version) => version.state === state))).map(rowOf) });
  }],
  [/^\/api\/knowledge\/search$/, (world, { query }) => ok({ passages: passages(world, query.get('q') ?? ''), tookMillis: 4, how: 'words' })],
  [/^\/api\/knowledge\/suggestions$/, (world, { query }) => ok(world.knowledge.suggestions[query.get('incident') ?? ''] ?? [])],
  [/^\/api\/knowledge\/rules\/([^/]+)$/, (world, { query }, [rule = '']) => {
    const shelved = world.knowledge.articles.find((one) => currentOf(one).state === 'PUBLISHED' && currentOf(one).kind === 'RUNBOOK' && currentOf(one).rules.includes(rule));
    if (shelved !== undefined) return ok({ rule, key: currentOf(shelved).key, title: currentOf(shelved).title, language: currentOf(shelved).language, body: currentOf(shelved).body });
    return rule === 'host-cpu' ? ok({ rule, ...runbookIn(query.get('language')), shipped: true }) : problem(404, 'runbook-unknown', `No runbook is named ${rule}.`);
  }],
  [/^\/api\/knowledge\/articles\/([^/]+)\/versions$/, (world, _request, [key]) => {
    const found = find(world, key);
    return found === undefined ? gone(key) : ok(versionsOf(found));
  }],
  [/^\/api\/knowledge\/articles\/([^/]+)\/difference$/, (world, { query }, [key]) => {
    const found = find(world, key);
    const body = (name: string) => found?.versions.find((one) => one.number === Number(query.get(name)))?.body ?? '';
    return found === undefined ? gone(key) : ok(differenceOf(body('from'), body('to')));
  }],
  [/^\/api\/knowledge\/articles\/([^/]+)$/, (world, { query }, [key]) => {
    const found = find(world, key);
    return found === undefined ? gone(key) : ok(detail(world, found, query.get('number') === null ? undefined : Number(query.get('number'))));
  }],
];

function written(world: World, text: ArticleText, base: Partial<Article>): Article {
  const author = me(world);
  return { key: '', state: 'DRAFT', number: 1, version: 1, ...base, ownerName: world.people.find((one) => one.id === (text.owner ?? author?.id))?.displayName ?? '', owner: text.owner ?? author?.id ?? '', kind: text.kind, title: text.title, language: text.language, body: text.body, ...(text.reviewBy === undefined ? {} : { reviewBy: text.reviewBy }), rules: text.rules, items: text.items, authorName: author?.displayName ?? '', changedAt: new Date().toISOString() };
}

function verbOn(world: World, shelved: Shelved, verb: string, body: { reason?: string; reviewBy?: string }): Answer {
  const latest = latestOf(shelved);
  const act = articleActs(latest, me(world)?.displayName ?? '').find((one) => one.verb === verb);
  if (act?.allowed !== true) return problem(409, act?.code ?? 'article-state', act?.reason ?? 'Not in this state.');
  const version = latest.version + 1;
  const last = (over: Partial<Article>) => shelved.versions.map((one) => ({ ...one, version, ...(one.number === latest.number ? over : {}) }));
  if (verb === 'publish') {
    shelved.versions = last({ state: 'PUBLISHED', publishedNumber: latest.number, ...(body.reviewBy === undefined ? {} : { reviewBy: body.reviewBy }) }).map((one) => ({ ...one, state: one.number === latest.number ? 'PUBLISHED' : 'EXPIRED', publishedNumber: latest.number }));
    shelved.reviewers[latest.number] = me(world)?.displayName ?? '';
  } else shelved.versions = last({ state: verb === 'submit' ? 'REVIEW' : verb === 'return' ? 'DRAFT' : verb === 'confirm' ? 'PUBLISHED' : 'EXPIRED', ...(body.reviewBy === undefined ? {} : { reviewBy: body.reviewBy }) });
  return ok(detail(world, shelved, latest.number));
}

function imported(world: World, { folder, files }: { folder: string; files: ImportFile[] }): Imported {
  const out: Imported = { made: 0, changed: 0, offered: 0, same: 0, refused: [] };
  for (const { path, text } of files) {
    const source = `import/${folder}/${path}`;
    const old = world.knowledge.articles.find((one) => latestOf(one).source === source);
    if (text.trim() === '') out.refused.push({ path, reason: 'It is empty.' });
    else if (old === undefined) {
      const body: ArticleText = { kind: 'ARTICLE', title: /^#\s+(.+)$/m.exec(text)?.[1] ?? path, language: 'en', body: text, rules: [], items: [] };
      world.knowledge.articles.push({ versions: [written(world, body, { key: `KB-${100 + world.knowledge.articles.length}`, source })], reviewers: {} });
      out.made += 1;
    } else if (latestOf(old).body === text) out.same += 1;
    else {
      old.versions = old.versions.map((one) => (one.number === latestOf(old).number ? { ...one, body: text } : one));
      out.changed += 1;
    }
  }
  return out;
}

export const knowledgePosts: [RegExp, Handler][] = [
  [/^\/api\/knowledge\/articles$/, (world, { body }) => {
    const shelved: Shelved = { versions: [written(world, body as ArticleText, { key: `KB-${60 + world.knowledge.articles.length}` })], reviewers: {} };
    world.knowledge.articles = [shelved, ...world.knowledge.articles];
    return { status: 201, body: detail(world, shelved) };
  }],
  [/^\/api\/knowledge\/import$/, (world, { body }) => ok(imported(world, body as { folder: string; files: ImportFile[] }))],
  [/^\/api\/knowledge\/articles\/([^/]+)\/difference$/, (world, { body }, [key]) => {
    const found = find(world, key);
    return found === undefined ? gone(key) : ok(differenceOf(latestOf(found).body, (body as { body: string }).body));
  }],
  [/^\/api\/knowledge\/articles\/([^/]+)\/([a-z]+)$/, (world, { body }, [key, verb = '']) => {
    const found = find(world, key);
    return found === undefined ? gone(key) : verbOn(world, found, verb, body ?? {});
  }],
];

export const knowledgePuts: [RegExp, Handler][] = [
  [/^\/api\/knowledge\/articles\/([^/]+)$/, (world, { body, version }, [key]) => {
    const found = find(world, key);
    if (found === undefined) return gone(key);
    const latest = latestOf(found);
    if (version !== undefined && version !== latest.version) return problem(412, 'article-changed', `Not saved: ${latest.authorName} changed ${latest.key} since you opened it. Your text is not lost: compare both, then save again.`);
    const works = latest.state === 'DRAFT' || latest.state === 'REVIEW';
    const next = written(world, body as ArticleText, { ...latest, state: 'DRAFT', number: works ? latest.number : latest.number + 1, version: latest.version + 1 });
    found.versions = works ? [...found.versions.slice(0, -1), next] : [...found.versions, next];
    return ok(detail(world, found, next.number));
  }],
];
