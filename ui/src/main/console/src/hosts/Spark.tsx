import type { RangeSeries } from '../api/telemetry';
import { onGrid } from '../parts/chart/frame';
import type { Span } from './server';

const WIDTH = 56;
const HEIGHT = 18;

/** The path of a small line from 0 to 100; where samples are missing, the pen is lifted. */
export function sparkPath(values: readonly (number | null)[]): string {
  const step = WIDTH / Math.max(1, values.length - 1);
  let down = false;
  return values
    .map((value, index) => {
      if (value === null) {
        down = false;
        return '';
      }
      const y = HEIGHT - 1 - (Math.min(100, Math.max(0, value)) / 100) * (HEIGHT - 2);
      const command = `${down ? 'L' : 'M'}${(index * step).toFixed(1)} ${y.toFixed(1)}`;
      down = true;
      return command;
    })
    .join('');
}

/** An hour of CPU, to see a change at a glance; the figures stand beside it. */
export function Spark({ series, span }: { series: RangeSeries | undefined; span: Span }) {
  if (series === undefined) return null;
  return (
    <svg className="spark" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      <path d={sparkPath(onGrid(span, series, '').values)} fill="none" stroke="currentColor" strokeWidth="1.3" />
    </svg>
  );
}
