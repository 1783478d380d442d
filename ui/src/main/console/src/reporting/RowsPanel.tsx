import { useEffect, useRef } from 'react';
import type { ReportPart } from '../api/report';
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
  const name = nameOf(part, which, language);
  return (
    <section className="report-rows" aria-label={t('report.rowsOf', { name })} tabIndex={-1} ref={box}>
      <header>
        <h3>{t('report.rowsOf', { name })}</h3>
        <Button size="small" look="quiet" onClick={onClose}>
          {t('report.hideRows')}
        </Button>
      </header>
      <Answer query={rows} failed={t('report.rowsFailed')} waiting={<WaitingRows rows={3} what={name} />} empty={{ when: ({ items }) => items.length === 0, show: <p className="dim">{t('report.noRows')}</p> }}>
        {({ items, count, unit }) => (
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

function nameOf(part: ReportPart, { figure, line }: Counted, language: Language): string {
  const single = part.figures.find((one) => one.id === figure);
  if (single !== undefined) return said(single.name, language);
  const table = part.tables.find((one) => figure.startsWith(`${one.id}.`));
  const column = table?.columns.find((one) => figure === `${table.id}.${one.id}`);
  const of = table?.lines.find((one) => one.id === line);
  return [of?.name, column?.name].flatMap((words) => (words === undefined ? [] : [said(words, language)])).join(' · ');
}
