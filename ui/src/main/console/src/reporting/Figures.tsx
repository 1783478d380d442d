import type { Better, ReportFigure, ReportPart, ReportTable, ReportUnit } from '../api/report';
import { useWords } from '../i18n/words';
import { Scrolled } from '../parts/Scrolled';
import type { Counted } from './place';
import { amount, change } from './words';
import { said } from '../workflow/form';

type Open = ((which: Counted) => void) | undefined;

/** What one room says: its figures, each with how it is counted, and its tables. */
export function Figures({ part, open }: { part: ReportPart; open: Open }) {
  return (
    <>
      {part.figures.length === 0 ? null : (
        <ul className="report-figures">
          {part.figures.map((figure) => (
            <One key={figure.id} part={part} figure={figure} open={open} />
          ))}
        </ul>
      )}
      {part.tables.map((table) => (
        <Lines key={table.id} part={part} table={table} open={open} />
      ))}
    </>
  );
}

function One({ part, figure, open }: { part: ReportPart; figure: ReportFigure; open: Open }) {
  const { t, language } = useWords();
  const name = said(figure.name, language);
  return (
    <li>
      <span className="name">{name}</span>
      <span className="fig">
        <Value label={name} rows={figure.rows} open={open === undefined ? undefined : () => open({ part: part.id, figure: figure.id })}>
          {amount(figure.value, figure.unit, language)}
        </Value>
      </span>
      <span className="sub since">
        {figure.before === undefined ? t('report.noBefore') : t('report.before', { value: amount(figure.before, figure.unit, language) })} <Moved value={figure.value} before={figure.before} unit={figure.unit} better={figure.better} />
      </span>
      <span className="sub counted">{said(figure.counted, language)}</span>
    </li>
  );
}

/** A figure leads to its rows, where it has some. */
function Value({ label, rows, open, children }: { label: string; rows: number; open: (() => void) | undefined; children: string }) {
  const { t } = useWords();
  return rows === 0 || open === undefined ? (
    <>{children}</>
  ) : (
    <button type="button" className="figure-link" onClick={open} aria-label={t('report.showRows', { value: children, name: label, n: rows })}>
      {children}
    </button>
  );
}

/** The change in words and sign; colour only repeats them. */
function Moved({ value, before, unit, better }: { value: number | undefined; before: number | undefined; unit: ReportUnit; better: Better }) {
  const { t, language } = useWords();
  const moved = change(value, before, unit, better, language);
  if (moved === undefined) return null;
  return (
    <span className={`moved ${moved.news}`}>
      {moved.text}
      {moved.news === 'none' ? null : <> {t(`report.news.${moved.news}`)}</>}
    </span>
  );
}

function Lines({ part, table, open }: { part: ReportPart; table: ReportTable; open: Open }) {
  const { t, language } = useWords();
  const title = said(table.name, language);
  return (
    <div className="report-table">
      <h3>{title}</h3>
      <p className="sub">{said(table.counted, language)}</p>
      {table.lines.length === 0 ? (
        <p className="dim">{t('report.noLines')}</p>
      ) : (
        <Scrolled className="sideways" label={title}>
          <table className="tbl two">
            <thead>
              <tr>
                <td />
                {table.columns.map((column) => (
                  <th key={column.id} scope="col" className="num">
                    {said(column.name, language)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.lines.map((line) => (
                <tr key={line.id}>
                  <th scope="row">{said(line.name, language)}</th>
                  {table.columns.map((column, place) => {
                    const cell = line.cells[place];
                    if (cell === undefined) return <td key={column.id} />;
                    return (
                      <td key={column.id} className="num">
                        <Value label={`${said(line.name, language)}, ${said(column.name, language)}`} rows={cell.rows} open={open === undefined ? undefined : () => open({ part: part.id, figure: `${table.id}.${column.id}`, line: line.id })}>
                          {amount(cell.value, column.unit, language)}
                        </Value>
                        <span className="sub">
                          <Moved value={cell.value} before={cell.before} unit={column.unit} better={column.better} />
                        </span>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      )}
    </div>
  );
}
