import { Modal } from '@mantine/core';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import Viewer from 'bpmn-js/lib/Viewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ProcessPosition } from '../api/workflow';
import { useT, useWords, type Key, type Words } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { usePreferences } from '../parts/preferences';
import { useNow, useTime } from '../parts/time';
import { WaitingBlock } from '../parts/Waiting';
import { useModel, usePosition } from './server';
import './process.css';

type Size = { width: number; height: number };
type Box = Size & { x: number; y: number };
type Shape = Box & { id: string; businessObject: { name?: string }; children?: Shape[]; host?: Shape };
type Canvas = { resized(): void; viewbox(box?: Box): { inner: Box; outer: { width: number; height: number } }; addMarker(id: string, marker: string): void; removeMarker(id: string, marker: string): void };
type Registry = { getAll(): Shape[]; get(id: string): Shape | undefined };
type Overlays = { add(id: string, overlay: { position: Record<string, number>; html: HTMLElement }): void; clear(): void };

/** Where a matter (an incident, a change, a task's process) stands: done, now, to come. The model is the engine's own, drawn by bpmn.io. */
export default function ProcessStrip({ about }: { about: string }) {
  const t = useT();
  const position = usePosition(about);
  const model = useModel(position.data);
  const [whole, setWhole] = useState(false);
  return (
    <Answer query={position} failed={t('process.failed')} waiting={<WaitingBlock height={200} what={t('process.label')} />}>
      {(at) => (
        <Answer query={model} failed={t('process.failed')} waiting={<WaitingBlock height={200} what={t('process.label')} />}>
          {(xml) => (
            <>
              <Diagram xml={xml} position={at} className="diagram" onOpen={() => setWhole(true)} />
              {whole ? (
                <Modal opened onClose={() => setWhole(false)} size="94vw" title={t('process.label')} closeButtonProps={{ 'aria-label': t('act.close') }}>
                  <Diagram xml={xml} position={at} className="diagram whole" navigated />
                </Modal>
              ) : null}
            </>
          )}
        </Answer>
      )}
    </Answer>
  );
}

const MARGIN = 8;
/** Room for the names of the events on the border of a part. */
const AROUND = 30;
const BELOW = 30;
const LEAST_HEIGHT = 240;
/** Words drawn smaller than this are a pattern. */
const READABLE = 0.5;
/** From here on all of it is shown, though its words are smaller than those of a part would be. */
const READABLE_WHOLE = 0.58;

type DiagramProps = { xml: string; position: ProcessPosition; className: string; navigated?: boolean; onOpen?: () => void };

function Diagram({ xml, position, className, navigated = false, onOpen }: DiagramProps) {
  const box = useRef<HTMLDivElement>(null);
  const words = useWords();
  const time = useTime();
  const now = useNow(10);
  const { theme } = usePreferences();
  const [viewer, setViewer] = useState<Viewer>();
  const model = useMemo(() => worded(xml, position.definitionKey, words), [xml, position.definitionKey, words]);
  const sentence = positionWords(model, position, words.t);

  useEffect(() => {
    const container = box.current;
    if (container === null) return undefined;
    let wanted = true;
    const made = new (navigated ? NavigatedViewer : Viewer)({ container, bpmnRenderer: paint(container) });
    void made.importXML(new XMLSerializer().serializeToString(model)).then(() => {
      if (!wanted) return;
      setViewer(made);
    });
    return () => {
      wanted = false;
      setViewer(undefined);
      made.destroy();
    };
  }, [model, theme, navigated]);

  useEffect(() => {
    const container = box.current;
    if (viewer === undefined || container === null) return undefined;
    const watcher = new ResizeObserver(() => fit(viewer, navigated ? [] : standsAt(position)));
    watcher.observe(container);
    return () => watcher.disconnect();
  }, [viewer, position, navigated]);

  useEffect(() => {
    if (viewer === undefined) return;
    mark(viewer, position);
    const overlays = viewer.get<Overlays>('overlays');
    overlays.clear();
    for (const timer of position.timers) {
      const left = (Date.parse(timer.due) - now) / 1000;
      if (left > 0) note(viewer, overlays, timer.activityId, words.t('process.timer', { span: time.span(Math.max(60, left)) }));
    }
  }, [viewer, position, now, time, words]);

  return (
    <div className="process">
      <p className="sr">{sentence}</p>
      <div ref={box} className={className} />
      {onOpen === undefined ? null : (
        <button type="button" className="open-whole" onClick={onOpen}>
          <span className="sr">{words.t('process.open')}</span>
        </button>
      )}
    </div>
  );
}

function note(viewer: Viewer, overlays: Overlays, id: string, text: string): void {
  const shape = viewer.get<Registry>('elementRegistry').get(id);
  if (shape === undefined) return;
  const html = document.createElement('div');
  // Lines leave an event to the right, one on a border downwards too.
  const onBorder = shape.host !== undefined;
  html.className = onBorder ? 'timer-note beside' : 'timer-note';
  html.textContent = text;
  overlays.add(id, { position: onBorder ? { top: 40, left: 12 } : { top: -20, left: 0 }, html });
}

function standsAt(position: ProcessPosition): string[] {
  return position.steps.filter((step) => step.state === 'active').map((step) => step.activityId);
}

/** The whole of it, or the part where it stands: at the size of the whole the words of a long model can't be read. */
function fit(viewer: Viewer, at: readonly string[]): void {
  const canvas = viewer.get<Canvas>('canvas');
  // It remembers the size that its frame had when it was made, which may have been before the page was laid out.
  canvas.resized();
  const { inner, outer } = canvas.viewbox();
  // Nothing is imported yet, or the frame has no size: it is fitted when either comes.
  if (inner.width === 0 || outer.width === 0 || outer.height === 0) return;
  const part = scaleOf(inner, outer) >= READABLE_WHOLE ? inner : partToShow(partsAt(viewer.get<Registry>('elementRegistry'), at), outer);
  canvas.viewbox(frame(inner, outer, part ?? inner));
}

/** Around what is active, what holds the rest first: each with the words and events on its border. */
function partsAt(registry: Registry, at: readonly string[]): Box[] {
  const shapes = at.map((id) => registry.get(id)).filter((shape) => shape !== undefined);
  return shapes
    .toSorted((a, b) => b.width * b.height - a.width * a.height)
    .map((shape) => ({ x: shape.x - AROUND, y: shape.y - AROUND / 2, width: shape.width + 2 * AROUND, height: Math.max(LEAST_HEIGHT, shape.height + AROUND + BELOW) }));
}

/** The largest whose words can be read, else the smallest: a step without the whole of what holds it. */
export function partToShow(parts: readonly Box[], outer: Size): Box | undefined {
  return parts.find((part) => scaleOf(part, outer) >= READABLE) ?? parts.at(-1);
}

function scaleOf(part: Size, outer: Size): number {
  return Math.min(1, (outer.width - 2 * MARGIN) / part.width, (outer.height - 2 * MARGIN) / part.height);
}

/** Shows `part` as large as it goes and never larger than drawn, with as much of the rest beside it as there is room for. */
export function frame(inner: Box, outer: Size, part: Box): Box {
  const scale = scaleOf(part, outer);
  const [width, height] = [outer.width / scale, outer.height / scale];
  return { x: within(part.x + part.width / 2, width, inner.x, inner.width), y: within(part.y + part.height / 2, height, inner.y, inner.height), width, height };
}

/** Where a window of this length begins: around the middle that is asked for, without leaving what there is; all of it is centred. */
function within(middle: number, length: number, from: number, all: number): number {
  if (length >= all + 2 * MARGIN) return from + all / 2 - length / 2;
  return Math.min(Math.max(middle - length / 2, from - MARGIN), from + all + MARGIN - length);
}

function mark(viewer: Viewer, position: ProcessPosition): void {
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<Registry>('elementRegistry');
  for (const shape of registry.getAll()) {
    canvas.removeMarker(shape.id, 'is-done');
    canvas.removeMarker(shape.id, 'is-active');
    canvas.removeMarker(shape.id, 'is-within');
  }
  for (const step of position.steps) {
    const shape = registry.get(step.activityId);
    if (shape === undefined) continue;
    // What holds steps is only framed, so that the step inside is the one that stands out.
    const now = (shape.children ?? []).length > 0 ? 'is-within' : 'is-active';
    canvas.addMarker(shape.id, step.state === 'active' ? now : 'is-done');
  }
}

/** The colours of the diagram as they are in this theme; bpmn-js writes them into the drawing. */
function paint(within: HTMLElement) {
  const probe = document.createElement('span');
  within.append(probe);
  const read = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = { defaultFillColor: read('--surface'), defaultStrokeColor: read('--text-3'), defaultLabelColor: read('--text-2') };
  probe.remove();
  return colours;
}

/** The names in the reader's language: of a shipped model from the catalogue, of a model of one's own from the property that the tasks read too. */
export function worded(xml: string, definition: string, { catalogue, t, language }: Pick<Words, 'catalogue' | 't' | 'language'>): Document {
  const model = new DOMParser().parseFromString(xml, 'application/xml');
  for (const element of model.querySelectorAll('[id][name]')) {
    const key = `process.${definition}.${element.id}`;
    const own = language === 'zh-CN' ? inChinese(element) : undefined;
    if (key in catalogue) element.setAttribute('name', t(key as Key));
    else if (own !== undefined) element.setAttribute('name', own);
  }
  return model;
}

function inChinese(element: Element): string | undefined {
  const properties = [...element.children].find((one) => one.localName === 'extensionElements')?.getElementsByTagNameNS('*', 'property') ?? [];
  return [...properties].find((one) => one.getAttribute('name') === 'zh')?.getAttribute('value') ?? undefined;
}

/** The position as a sentence, for who does not see the drawing. */
export function positionWords(model: Document, position: ProcessPosition, t: Words['t']): string {
  if (position.ended) return t('process.ended');
  const active = position.steps.filter((step) => step.state === 'active').map(({ activityId }) => model.getElementById(activityId)?.getAttribute('name') ?? activityId);
  return t('process.now', { steps: active.join(', ') });
}
