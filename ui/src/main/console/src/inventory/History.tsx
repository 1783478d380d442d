import type { Change, ItemDetail } from '../api/inventory';
import { useT, useWords, type Key } from '../i18n/words';
import { Age } from '../parts/Age';
import { figure } from '../parts/format';
import { Panel } from '../parts/Panel';

/** What happened to an item, newest first. */
export function History({ detail: { history } }: { detail: ItemDetail }) {
  const t = useT();
  return (
    <Panel title={t('item.history')} count={history.length}>
      {history.length === 0 ? <p className="body dim">{t('item.noHistory')}</p> : null}
      <ol>
        {history.map((change) => (
          <li key={`${change.at} ${change.what}`} className="past">
            <Words change={change} />
            <span className="sub">
              {change.actor} · <Age at={change.at} form="ago" focusable={false} />
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** In the reader's language where the server names what it was; else in its own words. */
function Words({ change: { code, facts, what } }: { change: Change }) {
  const { t, catalogue } = useWords();
  const key = `history.${code ?? ''}`;
  if (code === 'changed' && Object.keys(facts).length > 0) return <Differences facts={facts} />;
  return <span className="words">{key in catalogue ? t(key as Key, { ...facts, needs: facts['needs'] ?? 'all' }) : what}</span>;
}

function Differences({ facts }: { facts: Record<string, string> }) {
  const { t, language, catalogue } = useWords();
  const traits = [...new Set(Object.keys(facts).flatMap((name) => /^(.+)\.(?:before|after)$/.exec(name)?.[1] ?? []))];
  const label = (trait: string) => [`history.${trait}`, `fact.${trait}`].find((key) => key in catalogue);
  const value = (trait: string, text: string | undefined) => {
    if (text === undefined) return t('history.none');
    const key = trait === 'criticality' ? `severity.${text}` : `${trait}.${text}`;
    if (key in catalogue) return t(key as Key);
    return trait === 'memoryBytes' ? figure(language, Number(text), 'bytes') : text;
  };
  return (
    <>
      {facts['back'] === undefined ? null : <span>{t('history.back')}</span>}
      {traits.map((trait) => {
        const key = label(trait);
        return (
          <span key={trait} className="words">
            {t('history.differs', { trait: key === undefined ? trait : t(key as Key), before: value(trait, facts[`${trait}.before`]), after: value(trait, facts[`${trait}.after`]) })}
          </span>
        );
      })}
      {facts['note'] === undefined ? null : <span>{t('history.note')}</span>}
    </>
  );
}
