import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { usePreferences } from '../preferences';
import { resolveColours } from './colours';
import { bounds, type Frame } from './frame';
import { drawGaps, drawSpan, drawSpanLabel, drawThreshold, type Span } from './layers';

type PlotProps = {
  frame: Frame;
  height: number;
  label: string;
  percent: boolean;
  /** Amounts of bytes: ticks stand at powers of two. */
  binary: boolean;
  threshold?: number | undefined;
  thresholdLabel?: string | undefined;
  /** The shaded stretch, in seconds: the incident's. */
  span?: Span | undefined;
  syncKey?: string | undefined;
  formatValue: (value: number) => string;
  formatTick: (value: number) => string;
  formatTime: (seconds: number) => string;
  onReady?: (canvas: HTMLCanvasElement | undefined) => void;
  onCursor: (index: number | undefined) => void;
};

const SMALL = 520;

/** One chart on a canvas. The same crosshair moves on all charts of a page; arrow keys move it by a sample, with Shift by ten. */
export default function Plot(props: PlotProps) {
  const { frame, height, label, formatValue, formatTime, onCursor, onReady } = props;
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const [at, setAt] = useState<number>();
  const { theme, language, zone } = usePreferences();
  const lineNames = frame.lines.map((line) => line.label).join('\n');
  const newest = useRef(props);
  useEffect(() => {
    newest.current = props;
  });

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const made = new uPlot(options(newest, element, (index) => {
      setAt(index);
      newest.current.onCursor(index);
    }), data(newest.current.frame), element);
    plot.current = made;
    onReady?.(made.ctx.canvas);
    const watcher = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }));
    watcher.observe(element);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const repaint = () => made.redraw();
    dark.addEventListener('change', repaint);
    return () => {
      dark.removeEventListener('change', repaint);
      watcher.disconnect();
      onReady?.(undefined);
      made.destroy();
      plot.current = undefined;
    };
    // A chart is made anew when its look changes; new values go into the one there is.
  }, [height, theme, language, zone, lineNames, onReady]);

  useEffect(() => {
    plot.current?.setData(data(frame));
  }, [frame]);

  const last = frame.times.length - 1;
  const move = (event: KeyboardEvent) => {
    const by = event.shiftKey ? 10 : 1;
    const targets: Record<string, number> = { ArrowLeft: (at ?? last) - by, ArrowRight: (at ?? 0) + by, Home: 0, End: last };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const index = Math.max(0, Math.min(last, target));
    const moved = plot.current;
    if (moved !== undefined) moved.setCursor({ left: moved.valToPos(frame.times[index] ?? 0, 'x'), top: moved.bbox.height / devicePixelRatio / 2 });
    setAt(index);
    onCursor(index);
  };
  const read = at ?? last;
  const words = `${formatTime(frame.times[read] ?? 0)}: ${frame.lines.map((line) => `${line.label} ${said(line.values[read], formatValue)}`).join(', ')}`;
  return <div ref={box} className="plot" style={{ height }} role="slider" tabIndex={0} aria-label={label} aria-valuemin={0} aria-valuemax={last} aria-valuenow={read} aria-valuetext={words} onKeyDown={move} />;
}

function said(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? '–' : format(value);
}

function data(frame: Frame): uPlot.AlignedData {
  return [frame.times, ...frame.lines.map((line) => line.values)];
}

const BINARY_STEPS = Array.from({ length: 54 }, (_, power) => 2 ** power);

/** As wide as the longest tick, so that none is cut. */
function widest(font: string) {
  return (plot: uPlot, ticks: string[] | null): number => {
    plot.ctx.save();
    plot.ctx.font = font;
    const width = Math.max(0, ...(ticks ?? []).map((tick) => plot.ctx.measureText(tick).width));
    plot.ctx.restore();
    return Math.max(36, Math.ceil(width) + 14);
  };
}

function options(newest: { current: PlotProps }, element: HTMLElement, onIndex: (index: number | undefined) => void): uPlot.Options {
  const { frame, height, syncKey } = newest.current;
  let colours = resolveColours(element);
  const font = `11px ${getComputedStyle(element).fontFamily}`;
  const small = element.clientWidth < SMALL;
  const axis = { stroke: () => colours.text, font, ticks: { show: false } };
  return {
    width: element.clientWidth,
    height,
    legend: { show: false },
    padding: [14, 18, 0, 0],
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 6 }, ...(syncKey === undefined ? {} : { sync: { key: syncKey, setSeries: false } }) },
    scales: {
      x: { time: true, range: (_plot, from, to) => [from, to] },
      y: { range: () => bounds(newest.current.frame.lines, newest.current.threshold, newest.current.percent) },
    },
    axes: [
      { ...axis, size: 26, space: small ? 76 : 92, grid: { show: false }, values: (_plot, ticks) => ticks.map((tick) => newest.current.formatTime(tick)) },
      { ...axis, size: widest(font), space: 34, ...(newest.current.binary ? { incrs: BINARY_STEPS } : {}), grid: { stroke: () => colours.grid, width: 1 }, values: (_plot, ticks) => ticks.map((tick) => newest.current.formatTick(tick)) },
    ],
    series: [
      {},
      ...frame.lines.map((line, index): uPlot.Series => ({
        label: line.label,
        stroke: () => colours.series[index % colours.series.length] ?? colours.text,
        width: 1.6,
        dash: index >= 4 ? [5, 3] : undefined,
        spanGaps: false,
        points: { show: false },
      })),
    ],
    hooks: {
      drawClear: [
        (plot) => {
          colours = resolveColours(element);
          drawSpan(plot, colours, newest.current.span);
          drawGaps(plot, colours, newest.current.frame);
        },
      ],
      draw: [
        (plot) => {
          drawThreshold(plot, colours, newest.current.threshold, newest.current.thresholdLabel, font);
          drawSpanLabel(plot, colours, newest.current.span, font);
        },
      ],
      setCursor: [(plot) => onIndex(plot.cursor.idx ?? undefined)],
    },
  };
}
