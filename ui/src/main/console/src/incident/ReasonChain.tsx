import type { ReactNode } from 'react';
import type { Reason } from '../api/incident';
import { Say } from '../i18n/Say';
import { useWords, type Key } from '../i18n/words';
import { figure } from '../parts/format';
import { useTime } from '../parts/time';

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
              <b>{fact}</b>
              <span className="sub">{below}</span>
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
  const amount = (text: string | undefined) => figure(language, Number(text), 'none');
  return ({ kind, fact, explanation, facts }) => {
    switch (kind) {
      case 'rule':
        return { fact: facts['alertname'] ?? fact, below: facts['threshold'] === undefined ? amount(facts['value']) : t('incident.limit', { value: amount(facts['value']), limit: amount(facts['threshold']) }) };
      case 'mute':
        return facts['at'] === undefined ? { fact, below: explanation } : { fact: time.seconds(facts['at']), below: t('why.noMute') };
      case 'priority':
        return {
          fact: t('why.priority', { priority: facts['priority'] ?? '', row: facts['row'] ?? '' }),
          below: t('why.impact', { impact: level(facts['impact']), urgency: level(facts['urgency']) }),
        };
      case 'policy':
        if (facts['policy'] === undefined) return { fact: t('why.noPage'), below: t('why.noPageLow') };
        return { fact: facts['policy'], below: t('why.step', { step: facts['step'] ?? '', steps: facts['steps'] ?? '' }) };
      case 'page':
        return {
          fact: facts['person'] ?? fact,
          below: facts['reachedAt'] === undefined ? <Say k="why.notReached" values={{ at: time.seconds(facts['at'] ?? '') }} /> : t('why.reached', { at: time.seconds(facts['reachedAt']) }),
        };
      default:
        return { fact, below: explanation };
    }
  };
}
