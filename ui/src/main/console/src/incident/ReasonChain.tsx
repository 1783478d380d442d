import type { ReactNode } from 'react';
import type { Reason } from '../api/incident';
import { Say } from '../i18n/Say';
import { useWords, type Key } from '../i18n/words';
import { figure } from '../parts/format';
import { useTime } from '../parts/time';
import { amount } from './amount';

const NO_PAGE: Record<string, Key> = { pending: 'why.stillPending', muted: 'why.mutedNow', 'muted-all-time': 'why.mutedAllTime' };

type Link = { fact: ReactNode; below: ReactNode };

/** How it came to wake somebody, link by link; the server's facts in the reader's language. */
export function ReasonChain({ reasons }: { reasons: readonly Reason[] }) {
  const { t } = useWords();
  const link = useLink();
  if (reasons.length === 0) return null;
  return (
    <section className="why" aria-labelledby="why">
      <h2 id="why">{t(reasons.some((reason) => reason.kind === 'page') ? 'why.title' : 'why.titleNone')}</h2>
      <ol>
        {reasons.map((reason, index) => {
          const { fact, below } = link(reason);
          return (
            // The chain is a fixed sequence: its place is its name.
            <li key={index}>
              <b title={typeof fact === 'string' ? fact : undefined}>{fact}</b>
              <span className="sub" title={typeof below === 'string' ? below : undefined}>
                {below}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function useLink(): (reason: Reason) => Link {
  const { t, language, catalogue } = useWords();
  const time = useTime();
  const level = (word: string | undefined) => {
    const key = `level.${word ?? ''}`;
    return key in catalogue ? t(key as Key) : (word ?? '');
  };
  const number = (text: string | undefined) => figure(language, Number(text), 'none');
  const measured = (text: string | undefined, { expression = '' }: Record<string, string>) => amount(language, Number(text), { expression });
  const moment = (at: string | undefined) => (at === undefined ? '' : time.seconds(at));
  const span = (seconds: string | undefined) => time.span(Number(seconds ?? 0));
  const kindWords = (word: string | undefined) => {
    const key = `kind.${word ?? ''}`;
    return key in catalogue ? t(key as Key) : (word ?? '');
  };
  return ({ kind, fact, explanation, facts }) => {
    switch (kind) {
      case 'rule':
        return { fact: facts['alertname'] ?? fact, below: facts['threshold'] === undefined ? measured(facts['value'], facts) : t('incident.limit', { value: measured(facts['value'], facts), limit: measured(facts['threshold'], facts) }) };
      case 'mute':
        if (facts['at'] === undefined) return { fact, below: explanation };
        if (facts['until'] !== undefined) return { fact: time.seconds(facts['at']), below: t('why.mutedUntil', { author: facts['author'] ?? '', until: time.exact(facts['until']), comment: facts['comment'] ?? '' }) };
        return { fact: time.seconds(facts['at']), below: t('why.noMute') };
      case 'dismissed': {
        const said = { author: facts['author'] ?? '', said: time.exact(facts['said'] ?? ''), until: time.exact(facts['until'] ?? ''), comment: facts['comment'] ?? '' };
        return { fact: moment(facts['at']), below: facts['needed'] === undefined ? t('why.nothing', said) : t('why.nothingScore', { ...said, needed: number(facts['needed']) }) };
      }
      case 'sender':
        return { fact: t('why.sender'), below: t('why.senderText') };
      case 'since':
        return { fact: moment(facts['at']), below: t('why.since') };
      case 'for':
        if (facts['at'] === undefined) return { fact: t('why.toHold'), below: facts['seconds'] === undefined ? explanation : t('why.toHoldText', { span: span(facts['seconds']) }) };
        return { fact: moment(facts['at']), below: t('why.held', { span: span(facts['seconds']) }) };
      case 'unmute':
        return { fact: moment(facts['at']), below: t('why.unmuted') };
      case 'merge':
        return { fact: moment(facts['at']), below: t('why.merged', { sender: facts['sender'] ?? '' }) };
      case 'resolved':
        return { fact: moment(facts['at']), below: t('why.resolvedThen') };
      case 'no-page':
        return { fact: t(facts['because'] === 'pending' ? 'why.noPageYet' : 'why.noPage'), below: NO_PAGE[facts['because'] ?? ''] === undefined ? explanation : t(NO_PAGE[facts['because'] ?? ''] ?? 'why.noPage') };
      case 'item':
        return { fact: facts['name'] ?? fact, below: kindWords(facts['kind']) };
      case 'services':
        if (Number(facts['count'] ?? 0) === 0) return { fact: t('why.noServices'), below: t('why.noServicesText') };
        return { fact: t('why.services', { n: Number(facts['count']), name: (facts['names'] ?? '').split(',')[0] ?? '' }), below: t('why.effect', { criticality: level(facts['criticality']), effect: facts['effect'] ?? '' }) };
      case 'priority':
        return {
          fact: t('why.priority', { priority: facts['priority'] ?? '', row: facts['row'] ?? '' }),
          below: t('why.impact', { impact: level(facts['impact']), urgency: level(facts['urgency']) }),
        };
      case 'policy':
        if (facts['policy'] === undefined) return { fact: t('why.noPage'), below: t('why.noPageLow') };
        return { fact: facts['policy'], below: t('why.step', { step: facts['step'] ?? '', steps: facts['steps'] ?? '' }) };
      case 'page':
        if (facts['person'] === undefined) return { fact: moment(facts['at']), below: t('why.toIncidents') };
        return {
          fact: facts['person'] ?? fact,
          below: facts['reachedAt'] === undefined ? <Say k="why.notReached" values={{ at: time.seconds(facts['at'] ?? '') }} /> : t('why.reached', { at: time.seconds(facts['reachedAt']) }),
        };
      default:
        return { fact, below: explanation };
    }
  };
}
