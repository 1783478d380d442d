import type { UseQueryResult } from '@tanstack/react-query';
import type { Pattern } from '../api/logs';
import { Say } from '../i18n/Say';
import { useWords } from '../i18n/words';
import { Clock } from '../parts/Age';
import { Answer, Empty } from '../parts/Answer';
import { figure } from '../parts/format';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { useRowKeys } from '../parts/rows';
import { WaitingRows } from '../parts/Waiting';
import type { LogSearch } from '../shell/search';
import { NoLines } from './NoLines';
import { changeOf, isNew, piecesOf, ranked } from './patterns';
import type { Found } from './server';

const MOST = 500;

type Props = { query: UseQueryResult<Found>; wrong: boolean; search: LogSearch; onSet: (change: Partial<LogSearch>) => void; onTerm: (term: string, wanted: boolean) => void };

/** What the lines of the span have in common, new kinds first; a press shows a kind's lines. */
export function PatternsPanel({ query, wrong, search, onSet, onTerm }: Props) {
  const { t } = useWords();
  if (wrong) return null;
  return (
    <Panel title={t('logs.patterns')} count={query.data?.patterns.items.length}>
      <Answer
        query={query}
        failed={t('patterns.failed')}
        waiting={<WaitingRows rows={10} one what={t('logs.patterns')} />}
        empty={{ when: ({ patterns }) => patterns.items.length === 0 && patterns.whole, show: <NoLines search={search} part={false} onSet={onSet} /> }}
      >
        {({ patterns, span }) => (
          <>
            {patterns.whole ? null : (
              <div className="banner unknown flat" role="status">
                <Mark severity="unknown" silent />
                <p>{t('patterns.part')}</p>
              </div>
            )}
            {patterns.items.length === 0 ? (
              <Empty calm={false} title={t('patterns.none')}>
                {t('patterns.noneText')}
              </Empty>
            ) : (
              <Table patterns={ranked(patterns.items, span.from)} from={span.from} onTerm={onTerm} />
            )}
            {patterns.items.length < MOST ? null : <p className="body dim">{t('patterns.most', { n: MOST })}</p>}
          </>
        )}
      </Answer>
    </Panel>
  );
}

function Table({ patterns, from, onTerm }: { patterns: readonly Pattern[]; from: string; onTerm: Props['onTerm'] }) {
  const { t, language } = useWords();
  const list = useRowKeys<HTMLTableElement>();
  const whole = new Intl.NumberFormat(language);
  return (
    <table className="tbl two lg-pt" ref={list} aria-rowcount={patterns.length}>
      <thead>
        <tr>
          <th>{t('patterns.pattern')}</th>
          <th className="num">{t('patterns.lines')}</th>
          <th className="num">{t('patterns.before')}</th>
          <th className="num">{t('patterns.change')}</th>
          <th className="num">{t('patterns.last')}</th>
        </tr>
      </thead>
      <tbody>
        {patterns.map((pattern) => (
          <tr key={pattern.template} data-row>
            <td className="pt">
              <button type="button" className="lg-msg mono" data-main title={pattern.template === 0 ? undefined : t('logs.patternOf', { id: pattern.template })} onClick={() => onTerm(`template:${pattern.template}`, true)}>
                <Words pattern={pattern} />
              </button>
              <span className="sub">
                {isNew(pattern, from) ? <span className="tag unknown">{t('patterns.isNew')}</span> : null}
                {pattern.firstSeen === undefined ? null : (
                  <span>
                    {t('patterns.first')} <Clock at={pattern.firstSeen} focusable={false} />
                  </span>
                )}
                {pattern.firstHost === undefined || pattern.firstSource === undefined ? null : <Say k="patterns.firstOn" values={{ host: pattern.firstHost, source: pattern.firstSource }} />}
              </span>
            </td>
            <td className="num n">{whole.format(pattern.lines)}</td>
            <td className="num dim b">{whole.format(pattern.before)}</td>
            <td className="num c">
              <Changed pattern={pattern} />
            </td>
            <td className="num dim l">
              <Clock at={pattern.last} focusable={false} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Words({ pattern: { template, text } }: { pattern: Pattern }) {
  const { t } = useWords();
  if (template === 0) return <span className="dim">{t('patterns.without')}</span>;
  if (text === undefined) return <span className="dim">{t('patterns.forgotten', { id: template })}</span>;
  return piecesOf(text).map(({ text: words, varies }, index) => (varies ? <i key={index}>{words}</i> : <span key={index}>{words}</span>));
}

function Changed({ pattern }: { pattern: Pattern }) {
  const { t, language } = useWords();
  const change = changeOf(pattern);
  switch (change.kind) {
    case 'new':
      return <span className="dim">{t('patterns.notBefore')}</span>;
    case 'same':
      return <span className="dim">{t('patterns.same')}</span>;
    case 'times':
      return <b>{t('patterns.times', { n: figure(language, change.n, 'none', 2) })}</b>;
    case 'percent':
      return `${change.n > 0 ? '+' : '−'}${figure(language, Math.abs(change.n), 'percent')}`;
  }
}
