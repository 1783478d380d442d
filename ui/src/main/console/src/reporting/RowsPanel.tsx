import { useEffect, useRef } from 'react';
import type { ReportPart, ReportUnit } from '../api/report';
import { useWords, type Language } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { WaitingRows } from '../parts/Waiting';
import type { Counted } from './place';
import { useReportRows } from './server';
import { amount } from './words';
import { said } from '../workflow/form';

/** What a figure was counted from, as it was when the report was made; each leads to what it is now. */
export function RowsPanel({ id, part, which, onClose }: { id: string; part: ReportPart; which: Counted; onClose: () => void }) {
  const { t, language } = useWords();
  const rows = useReportRows(id, which);
  const box = useRef<HTMLElement>(null);
  const place = `${which.figure} ${which.line ?? ''}`;
  useEffect(() => {
    box.current?.focus();
  }, [place]);
  const { name, unit } = nameOf(part, which, language);
  return (
    <section className="report-rows" aria-label={t('report.rowsOf', { name })} tabIndex={-1} ref={box}>
      <header>
        <h3>{t('report.rowsOf', { name })}</h3>
        <Button size="small" look="quiet" onClick={onClose}>
          {t('report.hideRows')}
        </Button>
      </header>
      <Answer query={rows} failed={t('report.rowsFailed')} waiting={<WaitingRows rows={3} what={name} />} empty={{ when: ({ items }) => items.length === 0, show: <p className="dim">{t('report.noRows')}</p> }}>
        {({ items, count }) => (
          <>
            <ol>
              {items.map((row, place) => (
                <li key={`${row.key} ${String(place)}`}>
                  <a href={row.path}>
                    {row.key === row.title ? null : <span className="mono">{row.key}</span>} {row.title}
                  </a>
                  <span className="num">{row.value === undefined ? '' : amount(row.value, unit, language)}</span>
                </li>
              ))}
            </ol>
            {count > items.length ? <p className="sub">{t('report.moreRows', { n: count - items.length })}</p> : null}
          </>
        )}
      </Answer>
    </section>
  );
}

const MINUTES: ReportUnit = { words: { en: 'min', zh: '分钟' }, decimals: 1 };
const COUNT: ReportUnit = { words: { en: '', zh: '' }, decimals: 0 };

/** Rows of a share or an availability are counted in what they add to it, not in percent. */
function ofRows(unit: ReportUnit): ReportUnit {
  return unit.words.en === '%' ? (unit.decimals > 1 ? MINUTES : COUNT) : unit;
}

function nameOf(part: ReportPart, { figure, line }: Counted, language: Language): { name: string; unit: ReportUnit } {
  const single = part.figures.find((one) => one.id === figure);
  if (single !== undefined) return { name: said(single.name, language), unit: ofRows(single.unit) };
  const table = part.tables.find((one) => figure.startsWith(`${one.id}.`));
  const column = table?.columns.find((one) => figure === `${table.id}.${one.id}`);
  const of = table?.lines.find((one) => one.id === line);
  return { name: [of?.name, column?.name].flatMap((words) => (words === undefined ? [] : [said(words, language)])).join(' · '), unit: ofRows(column?.unit ?? COUNT) };
}
