import type { ReactNode } from 'react';
import type { Language } from '../i18n/words';
import { number } from './setPoints';

export type Axis = { name: string; least: number; most: number; step: number; digits: number };
export type Dot = { x: number; y: number; odd: boolean; title: string };

const WIDE = 420;
const TALL = 220;
const LEFT = 44;
const BELOW = 34;
const TOP = 10;
const RIGHT = 10;

/** From a value to its place in the picture. */
export type Place = { x: (value: number) => number; y: (value: number) => number };

export function placeOf(x: Axis, y: Axis): Place {
  return {
    x: (value) => LEFT + ((WIDE - LEFT - RIGHT) * (value - x.least)) / (x.most - x.least),
    y: (value) => TALL - BELOW - ((TALL - BELOW - TOP) * (value - y.least)) / (y.most - y.least),
  };
}

/** An axis with round ends around all values. */
export function around(name: string, values: readonly number[], steps: readonly number[], digits: number, least = 0): Axis {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = Math.max(high - low, least);
  const step = steps.find((one) => room / one <= 6) ?? steps.at(-1) ?? 1;
  const from = Math.floor(low / step) * step;
  return { name, least: from, most: Math.max(from + step, Math.ceil((from + room) / step) * step, Math.ceil(high / step) * step), step, digits };
}

function ticks(axis: Axis): number[] {
  return Array.from({ length: Math.round((axis.most - axis.least) / axis.step) + 1 }, (_, index) => axis.least + index * axis.step);
}

/** Points over two axes; what is behind them, such as a band or a box, is handed in. */
export function Scatter({ x, y, dots, label, language, behind, before }: { x: Axis; y: Axis; dots: readonly Dot[]; label: string; language: Language; behind?: (place: Place) => ReactNode; before?: (place: Place) => ReactNode }) {
  const place = placeOf(x, y);
  return (
    <svg viewBox={`0 0 ${WIDE} ${TALL}`} role="img" aria-label={label} className="scatter">
      {behind?.(place)}
      {ticks(y).map((value) => (
        <g key={value}>
          <path className="grid" d={`M${LEFT} ${place.y(value)}H${WIDE - RIGHT}`} />
          <text x={LEFT - 6} y={place.y(value) + 4} textAnchor="end">
            {number(language, value, y.digits)}
          </text>
        </g>
      ))}
      {ticks(x).map((value) => (
        <text key={value} x={place.x(value)} y={TALL - BELOW + 14} textAnchor="middle">
          {number(language, value, x.digits)}
        </text>
      ))}
      <text x={WIDE - RIGHT} y={TALL - 5} textAnchor="end">
        {x.name}
      </text>
      <text x={LEFT} y={TALL - 5}>
        {y.name}
      </text>
      {dots.map((dot, index) => (
        <circle key={index} className={dot.odd ? 'dot odd' : 'dot'} cx={place.x(dot.x)} cy={place.y(dot.y)} r={dot.odd ? 3 : 2.4}>
          <title>{dot.title}</title>
        </circle>
      ))}
      {before?.(place)}
    </svg>
  );
}
