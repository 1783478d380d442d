import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { usePreferences } from '../preferences';
import { resolveColours, type Colours } from './colours';
import { bounds, stacked, withBands, type Frame } from './frame';
import { drawBands, drawGaps, drawSpan, drawSpanLabel, drawThreshold, type Span } from './layers';

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
  /** Amounts a step, one on the other, instead of lines. */
  bars?: boolean | undefined;
  /** A stretch was dragged over, or a bar chosen by Enter; in seconds. */
  onSelect?: ((from: number, to: number) => void) | undefined;
  formatValue: (value: number) => string;
  formatTick: (value: number) => string;
  formatTime: (seconds: number) => string;
  onReady?: (canvas: HTMLCanvasElement | undefined) => void;
  onCursor: (index: number | undefined) => void;
};

const SMALL = 520;
/** A press that slips by less is no drag. */
const LEAST_DRAG = 4;

/** One chart on a canvas. The same crosshair moves on all charts of a page; arrow keys move it by a sample, with Shift by ten. */
export default function Plot(props: PlotProps) {
  const { frame, height, label, bars, formatValue, formatTime, onCursor, onSelect, onReady } = props;
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const [at, setAt] = useState<number>();
  const { theme, language, zone } = usePreferences();
  const lineNames = frame.lines.map((line) => `${line.label} ${line.tone ?? ''}`).join('\n');
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
    }), data(newest.current), element);
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
  }, [height, theme, language, zone, lineNames, bars, onReady]);

  useEffect(() => {
    plot.current?.setData(data({ frame, bars }));
  }, [frame, bars]);

  const last = frame.times.length - 1;
  const read = Math.min(at ?? last, last);
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && onSelect !== undefined) {
      const chosen = frame.times[read] ?? 0;
      onSelect(chosen, chosen + stepOf(frame));
      return;
    }
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
  const words = `${formatTime(frame.times[read] ?? 0)}: ${frame.lines.map((line) => `${line.label} ${said(line.values[read], formatValue)}`).join(', ')}`;
  return <div ref={box} className="plot" style={{ height }} role="slider" tabIndex={0} aria-label={label} aria-valuemin={0} aria-valuemax={last} aria-valuenow={read} aria-valuetext={words} onKeyDown={move} />;
}

function said(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? '–' : format(value);
}

/** Bars are drawn the highest first, so that each lower one stands before it. */
function data({ frame, bars }: Pick<PlotProps, 'frame' | 'bars'>): uPlot.AlignedData {
  const lines = bars === true ? stacked(frame.lines).toReversed() : frame.lines;
  return [frame.times, ...lines.map((line) => line.values)];
}

function stepOf({ times }: Frame): number {
  return (times[1] ?? 0) - (times[0] ?? 0) || 60;
}

/** Room for the words of a tick: a moment of another day is named with its day. */
function roomFor(plot: uPlot, words: string[], font: string): number {
  plot.ctx.save();
  plot.ctx.font = font;
  const width = Math.max(...words.map((each) => plot.ctx.measureText(each).width));
  plot.ctx.restore();
  return Math.ceil(width) + 24;
}

/** The words for a tick, or none where the chart's edge would cut them. */
function uncut(plot: uPlot, tick: number, words: string, font: string): string {
  plot.ctx.save();
  plot.ctx.font = font;
  const half = plot.ctx.measureText(words).width / 2;
  plot.ctx.restore();
  return plot.valToPos(tick, 'x') + plot.bbox.left / devicePixelRatio < half ? '' : words;
}

/** What is counted has no halves. */
const WHOLE_STEPS = Array.from({ length: 12 }, (_, power) => [1, 2, 5].map((one) => one * 10 ** power)).flat();

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
  const { frame, height, syncKey, bars = false, onSelect } = newest.current;
  const tokens = frame.lines.flatMap((line) => line.tone ?? []);
  let colours = resolveColours(element, tokens);
  const font = `11px ${getComputedStyle(element).fontFamily}`;
  const small = element.clientWidth < SMALL;
  const axis = { stroke: () => colours.text, font, ticks: { show: false } };
  return {
    width: element.clientWidth,
    height,
    legend: { show: false },
    padding: [14, 18, 0, 0],
    cursor: { y: false, drag: { x: onSelect !== undefined, y: false, setScale: false }, points: { size: 6 }, ...(syncKey === undefined ? {} : { sync: { key: syncKey, setSeries: false } }) },
    scales: {
      x: { time: true, range: (_plot, from, to) => [from, bars ? to + stepOf(newest.current.frame) : to] },
      y: { range: () => bounds(bars ? stacked(newest.current.frame.lines) : withBands(newest.current.frame), newest.current.threshold, newest.current.percent) },
    },
    axes: [
      { ...axis, size: 26, space: (plot, _axis, from, to) => Math.max(small ? 76 : 92, roomFor(plot, [from, to].map(newest.current.formatTime), font)), grid: { show: false }, values: (plot, ticks) => ticks.map((tick) => uncut(plot, tick, newest.current.formatTime(tick), font)) },
      { ...axis, size: widest(font), space: 34, ...(newest.current.binary ? { incrs: BINARY_STEPS } : bars ? { incrs: WHOLE_STEPS } : {}), grid: { stroke: () => colours.grid, width: 1 }, values: (_plot, ticks) => ticks.map((tick) => newest.current.formatTick(tick)) },
    ],
    series: [
      {},
      ...(bars ? barSeries(frame, () => colours) : lineSeries(frame, () => colours)),
    ],
    hooks: {
      drawClear: [
        (plot) => {
          colours = resolveColours(element, tokens);
          drawSpan(plot, colours, newest.current.span);
          drawBands(plot, newest.current.frame, (line) => colourOf(colours, newest.current.frame.lines[line]?.tone, line));
          drawGaps(plot, colours, newest.current.frame);
        },
      ],
      draw: [
        (plot) => {
          drawThreshold(plot, colours, newest.current.threshold, newest.current.thresholdLabel, font);
          drawSpanLabel(plot, colours, newest.current.span, font);
        },
      ],
      setSelect: [
        (plot) => {
          const { left, width } = plot.select;
          if (width < LEAST_DRAG) return;
          newest.current.onSelect?.(plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x'));
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        },
      ],
      setCursor: [(plot) => onIndex(plot.cursor.idx ?? undefined)],
    },
  };
}

function lineSeries(frame: Frame, colours: () => Colours): uPlot.Series[] {
  return frame.lines.map(({ label, tone }, index) => ({
    label,
    stroke: () => colourOf(colours(), tone, index),
    width: 1.6,
    dash: index >= 4 ? [5, 3] : undefined,
    spanGaps: false,
    points: { show: false },
  }));
}

function barSeries(frame: Frame, colours: () => Colours): uPlot.Series[] {
  const paths = uPlot.paths.bars?.({ size: [0.86, 48], align: 1 });
  return frame.lines
    .map(({ label, tone }, index) => ({ label, fill: () => colourOf(colours(), tone, index), stroke: () => colourOf(colours(), tone, index), width: 0, paths, points: { show: false } }))
    .toReversed();
}

function colourOf(colours: Colours, tone: string | undefined, index: number): string {
  return (tone === undefined ? undefined : colours.own[tone]) ?? colours.series[index % colours.series.length] ?? colours.text;
}
