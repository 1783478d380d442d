import { useWords } from '../../i18n/words';
import { figure, type Unit } from '../format';
import { Scrolled } from '../Scrolled';
import { useTime } from '../time';
import type { Frame } from './frame';

const ROWS = 120;

/** The newest values behind a chart; all of them are in the CSV. */
export function ChartTable({ frame, unit, name, height }: { frame: Frame; unit: Unit; name: string; height: number }) {
  const { t, language } = useWords();
  const time = useTime();
  const indices = frame.times.map((_time, index) => index).toReversed().slice(0, ROWS);
  return (
    <Scrolled className="chart-table" style={{ height }} label={t('chart.table', { name })}>
      <table className="tbl">
        <thead>
          <tr>
            <th>{t('chart.time')}</th>
            {frame.lines.map((line) => (
              <th key={line.label} className="num">
                {line.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {indices.map((index) => (
            <tr key={index}>
              <td className="nowrap">{time.short((frame.times[index] ?? 0) * 1000, (frame.times.at(-1) ?? 0) * 1000)}</td>
              {frame.lines.map((line) => {
                const value = line.values[index] ?? null;
                return (
                  <td key={line.label} className="num">
                    {value === null ? '–' : figure(language, value, unit)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
