import type { ChatAnswer, Claim, Source } from '../api/assistant';
import type { Key, Translate } from '../i18n/words';
import type { TimeWords } from '../parts/format';

/** What stands in a source, and what is held to be true by nobody but who said it. */
export function isUnverified({ check }: Claim): boolean {
  return check === 'NOT_IN_SOURCE' || check === 'NO_SOURCE';
}

/** How many claims there are, and how many of them stand in their sources. */
export function checked({ claims }: ChatAnswer): { all: number; hold: number } {
  const said = claims.filter((claim) => claim.check !== 'NO_CLAIM');
  return { all: said.length, hold: said.filter((claim) => claim.check === 'HOLDS').length };
}

/** A run of claims of one look: facts as a list, what is no claim as a paragraph. */
export type Stretch = { facts: boolean; claims: readonly Claim[] };

export function stretches(claims: readonly Claim[]): Stretch[] {
  return claims
    .filter((claim) => !isUnverified(claim))
    .reduce<Stretch[]>((out, claim) => {
      const facts = claim.check === 'HOLDS';
      const last = out.at(-1);
      if (last?.facts === true && facts) out[out.length - 1] = { facts, claims: [...last.claims, claim] };
      else out.push({ facts, claims: [claim] });
      return out;
    }, []);
}

/** When it was seen, or of which time it speaks. */
export function seenAt(source: Source, time: TimeWords, now: number, t: Translate): string {
  return source.from === undefined ? t('ask.seenAt', { at: time.short(source.to, now) }) : t('ask.interval', { from: time.short(source.from, now), to: time.sameDay(source.from, source.to) ? time.clock(source.to) : time.short(source.to, now) });
}

/** The answer as plain text with its sources, to be taken along. What stands in no source is said to. */
export function asText(question: string, answer: ChatAnswer, time: TimeWords, now: number, t: Translate, origin: string): string {
  const lines = answer.claims.filter((claim) => !isUnverified(claim)).map((claim) => `${claim.check === 'HOLDS' ? '- ' : ''}${claim.text}${claim.sources.map((n) => ` [${n}]`).join('')}`);
  const unverified = answer.claims.filter(isUnverified).map((claim) => `- ${claim.text}`);
  return [
    `> ${question}`,
    t(answer.model === undefined ? 'ask.noModel' : 'ask.model', { model: answer.model ?? '' }),
    '',
    ...lines,
    ...(unverified.length === 0 ? [] : ['', t('ask.unverified'), ...unverified]),
    ...(answer.whomToAsk === undefined ? [] : ['', answer.whomToAsk]),
    ...(answer.sources.length === 0 ? [] : ['', ...answer.sources.map((source, index) => `[${index + 1}] ${source.title} · ${seenAt(source, time, now, t)} · ${origin}${source.address}`)]),
  ].join('\n');
}

/** A word of the catalogue where it has one, else what the server said. */
export function wordOf(catalogue: object, t: Translate, prefix: string, name: string): string {
  const key = `${prefix}.${name}`;
  return key in catalogue ? t(key as Key) : name;
}

export type SubjectKind = 'incident' | 'item' | 'any';

export function subjectKind(about: string | undefined): SubjectKind {
  return about === undefined ? 'any' : /^INC-\d+$/.test(about) ? 'incident' : 'item';
}

const FIRST: Record<SubjectKind, readonly Key[]> = {
  incident: ['ask.first.what', 'ask.first.who', 'ask.first.since', 'ask.first.changed', 'ask.first.why', 'ask.first.todo'],
  item: ['ask.item.what', 'ask.item.needs', 'ask.item.changed', 'ask.item.before'],
  any: ['ask.any.firing', 'ask.any.oncall', 'ask.any.changed', 'ask.any.open'],
};

/** What people ask first about such a thing. */
export function firstQuestions(about: string | undefined, t: Translate): string[] {
  return FIRST[subjectKind(about)].map((key) => t(key, { about: about ?? '' }));
}
