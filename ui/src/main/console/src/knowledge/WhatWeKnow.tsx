import { Link } from '@tanstack/react-router';
import type { Suggestion } from '../api/knowledge';
import { useWords } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Icon } from '../parts/Icon';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { useSuggestions } from './server';
import { KIND_ICONS } from './words';

/** Beyond these the knowledge page is the place to look on. */
const MOST = 5;

/** What helps with an incident: its runbook first, then articles and past incidents, each with the reason why it is here. */
export function WhatWeKnow({ incident, title }: { incident: string; title: string }) {
  const { t } = useWords();
  const query = useSuggestions(incident);
  return (
    <Panel
      title={t('known.title')}
      count={query.data?.length}
      right={
        <Link to="/knowledge" search={{ q: title }}>
          {t('known.search')}
        </Link>
      }
    >
      <Answer query={query} failed={t('known.failed')} waiting={<WaitingRows rows={2} what={t('known.title')} />} empty={{ when: (list) => list.length === 0, show: <p className="body dim">{t('known.none')}</p> }}>
        {(list) => (
          <ul>
            {runbooksFirst(list)
              .slice(0, MOST)
              .map((one) => (
                <Row key={`${one.subject} ${one.key}`} suggestion={one} />
              ))}
          </ul>
        )}
      </Answer>
    </Panel>
  );
}

/** A runbook that only sounds alike does not go before what happened here. */
export function runbooksFirst(list: readonly Suggestion[]): Suggestion[] {
  const first = ({ kind, because }: Suggestion) => Number(kind === 'RUNBOOK' && because.some(({ reason }) => reason !== 'TEXT'));
  return list.toSorted((a, b) => first(b) - first(a));
}

function Row({ suggestion: { subject, key, title, kind, because, helped } }: { suggestion: Suggestion }) {
  const { t, language } = useWords();
  const reasons = because.map(({ reason, value }) => t(`known.because.${reason}`, { value: value === '' ? 'none' : value }));
  return (
    <li className="side-row known">
      <span className="row">
        <Icon name={subject === 'INCIDENT' ? 'incident' : KIND_ICONS[kind ?? 'ARTICLE']} size={14} />
        {subject === 'INCIDENT' ? (
          <Link className="cut" to="/incidents/$key" params={{ key }}>
            {title}
          </Link>
        ) : (
          <Link className="cut" to="/knowledge/$key" params={{ key }}>
            {title}
          </Link>
        )}
      </span>
      <span className="sub mono">{key}</span>
      <span className="sub expr">{t('known.because', { kind: subject === 'INCIDENT' ? 'INCIDENT' : (kind ?? 'ARTICLE'), reasons: new Intl.ListFormat(language, { type: 'unit', style: 'short' }).format(reasons) })}</span>
      {helped === undefined ? null : <p className="words expr">{t('known.helped', { helped })}</p>}
    </li>
  );
}
