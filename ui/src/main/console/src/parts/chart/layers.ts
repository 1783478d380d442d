import type uPlot from 'uplot';
import type { Colours } from './colours';
import { gaps, type Frame } from './frame';

export type Span = { from: number; to: number; label: string };

/** What is drawn on a chart besides its lines. All positions in canvas pixels. */

function ratio(): number {
  return devicePixelRatio;
}

function scaled(font: string): string {
  return font.replace(/^(\d+)px/, (_all, size: string) => `${Number(size) * ratio()}px`);
}

/** Where a span is seen, if at all. */
function edges(plot: uPlot, span: Span | undefined): { left: number; right: number } | undefined {
  if (span === undefined) return undefined;
  const { bbox } = plot;
  const left = Math.max(bbox.left, plot.valToPos(span.from, 'x', true));
  const right = Math.min(bbox.left + bbox.width, plot.valToPos(span.to, 'x', true));
  return right > left ? { left, right } : undefined;
}

export function drawSpan(plot: uPlot, colours: Colours, span: Span | undefined): void {
  const seen = edges(plot, span);
  if (seen === undefined) return;
  const { left, right } = seen;
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.fillStyle = colours.span;
  ctx.fillRect(left, bbox.top, right - left, bbox.height);
  ctx.restore();
}

/** Whose span it is; over lines and grid, so that it can be read. */
export function drawSpanLabel(plot: uPlot, colours: Colours, span: Span | undefined, font: string): void {
  const seen = edges(plot, span);
  if (span === undefined || seen === undefined) return;
  const { left, right } = seen;
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.fillStyle = colours.critical;
  ctx.font = scaled(font);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'top';
  const room = ctx.measureText(span.label).width + 8 * ratio();
  const x = right - left > room ? left + 4 * ratio() : Math.max(bbox.left, left - room + 4 * ratio());
  const y = bbox.top + 3 * ratio();
  ctx.strokeStyle = colours.surface;
  ctx.lineWidth = 3 * ratio();
  ctx.strokeText(span.label, x, y);
  ctx.fillText(span.label, x, y);
  ctx.restore();
}

/** A stretch without samples is hatched, so that nobody reads it as calm. */
export function drawGaps(plot: uPlot, colours: Colours, frame: Frame): void {
  const { ctx, bbox } = plot;
  for (const gap of gaps(frame.lines, frame.times.length)) {
    const left = plot.valToPos(frame.times[gap.from] ?? 0, 'x', true);
    const right = plot.valToPos(frame.times[gap.to] ?? 0, 'x', true);
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, bbox.top, right - left, bbox.height);
    ctx.clip();
    ctx.strokeStyle = colours.hatch;
    ctx.lineWidth = ratio();
    const step = 7 * ratio();
    ctx.beginPath();
    for (let x = left - bbox.height; x < right; x += step) {
      ctx.moveTo(x, bbox.top + bbox.height);
      ctx.lineTo(x + bbox.height, bbox.top);
    }
    ctx.stroke();
    ctx.restore();
  }
}

const BAND_ALPHA = 0.16;

/** Where a line was expected, in its colour, behind it. */
export function drawBands(plot: uPlot, { times, bands = [] }: Frame, colour: (line: number) => string): void {
  const { ctx, bbox } = plot;
  for (const band of bands) {
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.globalAlpha = BAND_ALPHA;
    ctx.fillStyle = colour(band.line);
    for (const { from, to } of stretches(band.low)) {
      const point = (values: readonly (number | null)[], index: number) => [plot.valToPos(times[index] ?? 0, 'x', true), plot.valToPos(values[index] ?? 0, 'y', true)] as const;
      ctx.beginPath();
      for (let index = from; index <= to; index += 1) ctx.lineTo(...point(band.high, index));
      for (let index = to; index >= from; index -= 1) ctx.lineTo(...point(band.low, index));
      ctx.closePath();
      ctx.fill();
    }
    ctx.restore();
  }
}

/** Where values follow each other; those of a coarser grid count as one stretch. */
export function stretches(values: readonly (number | null)[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  values.forEach((value, index) => {
    if (value === null) return;
    const last = found.at(-1);
    if (last !== undefined && index - last.to === 1) last.to = index;
    else found.push({ from: index, to: index });
  });
  return found;
}

export function drawThreshold(plot: uPlot, colours: Colours, threshold: number | undefined, label: string | undefined, font: string): void {
  if (threshold === undefined) return;
  const { ctx, bbox } = plot;
  const y = Math.round(plot.valToPos(threshold, 'y', true));
  ctx.save();
  ctx.strokeStyle = colours.critical;
  ctx.lineWidth = 1.25 * ratio();
  ctx.setLineDash([5 * ratio(), 3 * ratio()]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  if (label !== undefined) {
    ctx.font = scaled(font);
    ctx.textAlign = 'left';
    const below = y - 16 * ratio() < bbox.top;
    ctx.textBaseline = below ? 'top' : 'bottom';
    ctx.fillStyle = colours.critical;
    ctx.fillText(label, bbox.left + 4 * ratio(), y + (below ? 3 : -3) * ratio());
  }
  ctx.restore();
}
