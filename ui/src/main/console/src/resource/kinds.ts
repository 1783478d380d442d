import type { ResourceKind, ResourceKindChange } from '../api/resource';
import type { Key } from '../i18n/words';
import type { TwoWords } from '../api/task';
import type { Kind } from '../api/inventory';

type Amount = number | string;

/** An entry of the catalogue as its form has it: fields may be empty, the checklist is lines in two languages. */
export type Draft = {
  id: string;
  nameEn: string;
  nameZh: string;
  unitEn: string;
  unitZh: string;
  price: Amount;
  currency: string;
  mostAtOnce: Amount;
  longestDays: Amount;
  graceDays: Amount;
  mostOfPerson: Amount;
  mostOfTeam: Amount;
  itemKind: Kind;
  provideGroup: string;
  stepsEn: string;
  stepsZh: string;
  by: 'people' | 'program';
  hook: string;
  answerMinutes: Amount;
  idleExpression: string;
  idleDays: Amount;
};

const NEW: Draft = { id: '', nameEn: '', nameZh: '', unitEn: '', unitZh: '', price: '', currency: 'CNY', mostAtOnce: 10, longestDays: 365, graceDays: 7, mostOfPerson: 5, mostOfTeam: 40, itemKind: 'host', provideGroup: 'on-call-engineer', stepsEn: '', stepsZh: '', by: 'people', hook: '', answerMinutes: 60, idleExpression: '', idleDays: 14 };

export function draftOf(kind: ResourceKind | undefined): Draft {
  if (kind === undefined) return NEW;
  const { name, unit, checklist, hook, idleExpression, idleDays, ...same } = kind;
  return { ...same, nameEn: name.en, nameZh: name.zh, unitEn: unit.en, unitZh: unit.zh, stepsEn: checklist.map((step) => step.en).join('\n'), stepsZh: checklist.map((step) => step.zh).join('\n'), by: hook === undefined ? 'people' : 'program', hook: hook ?? '', idleExpression: idleExpression ?? '', idleDays: idleDays ?? NEW.idleDays };
}

const lines = (text: string) => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** The first thing that the form lacks; the server checks what it says. */
export function missing(draft: Draft, taken: boolean): Key | undefined {
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(draft.id)) return 'offer.idWrong';
  if (taken) return 'offer.idTaken';
  if ([draft.nameEn, draft.nameZh, draft.unitEn, draft.unitZh].some((text) => text.trim() === '')) return 'offer.nameMissing';
  const amounts = [draft.price, draft.mostAtOnce, draft.longestDays, draft.graceDays, draft.mostOfPerson, draft.mostOfTeam, ...(draft.by === 'program' ? [draft.answerMinutes] : []), ...(draft.idleExpression.trim() === '' ? [] : [draft.idleDays])];
  if (amounts.some((amount) => amount === '')) return 'offer.amountMissing';
  if (!/^[A-Z]{3}$/.test(draft.currency)) return 'offer.currencyWrong';
  if (lines(draft.stepsEn).length !== lines(draft.stepsZh).length) return 'offer.stepsUneven';
  return draft.by === 'program' && draft.hook.trim() === '' ? 'offer.hookMissing' : undefined;
}

/** What is sent: all of the entry, as the server replaces it whole. */
export function changeOf(draft: Draft, offered: boolean): ResourceKindChange {
  const zh = lines(draft.stepsZh);
  const words = (en: string, other: string): TwoWords => ({ en: en.trim(), zh: other.trim() });
  const idle = draft.idleExpression.trim();
  return {
    name: words(draft.nameEn, draft.nameZh),
    unit: words(draft.unitEn, draft.unitZh),
    price: Number(draft.price),
    currency: draft.currency,
    mostAtOnce: Number(draft.mostAtOnce),
    longestDays: Number(draft.longestDays),
    graceDays: Number(draft.graceDays),
    mostOfPerson: Number(draft.mostOfPerson),
    mostOfTeam: Number(draft.mostOfTeam),
    itemKind: draft.itemKind,
    provideGroup: draft.provideGroup,
    checklist: lines(draft.stepsEn).map((step, index) => words(step, zh[index] ?? '')),
    ...(draft.by === 'program' ? { hook: draft.hook.trim(), answerMinutes: Number(draft.answerMinutes) } : {}),
    ...(idle === '' ? {} : { idleExpression: idle, idleDays: Number(draft.idleDays) }),
    offered,
  };
}
