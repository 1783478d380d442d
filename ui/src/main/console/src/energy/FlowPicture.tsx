import { useWords } from '../i18n/words';
import { Scrolled } from '../parts/Scrolled';
import type { Flow, FlowBox, FlowBranch } from './flow';
import { amount } from './units';

const WIDE = 816;
const TOP = 14;
const BOX = 62;
const BRANCH_TOP = 176;
const MOST_LINE = 13;
const LEAST_LINE = 1.5;
/** A smaller loss is not worth a line in its box; the balances have it. */
const LEAST_SHARE = 0.0005;

type Place = { x: number; y: number; w: number };

/** Boxes side by side, over the whole width. */
function placed<B>(boxes: readonly B[], y: number): { box: B; place: Place }[] {
  const n = boxes.length;
  const gap = n > 5 ? 16 : 34;
  const w = Math.min(132, (WIDE - 4 - (n - 1) * gap) / Math.max(1, n));
  const step = n < 2 ? 0 : (WIDE - 4 - w) / (n - 1);
  return boxes.map((box, index) => ({ box, place: { x: 2 + index * step, y, w } }));
}

/** Electricity from left to right; what leaves the way to IT hangs below. The width of a line follows its power. */
export function FlowPicture({ flow }: { flow: Flow }) {
  const { t, language } = useWords();
  const trunk = placed(flow.trunk, TOP);
  const branches = placed(flow.branches, BRANCH_TOP);
  const whole = Math.max(...flow.trunk.map((box) => box.kw ?? 0), 1);
  const line = (kw: number | undefined) => (kw === undefined ? LEAST_LINE : Math.max(LEAST_LINE, (MOST_LINE * kw) / whole));
  const tall = flow.branches.length === 0 ? TOP + BOX + 8 : BRANCH_TOP + BOX + 8;
  const first = flow.trunk[0];
  const last = flow.trunk.at(-1);
  const label = t('energy.flowLabel', { grid: first?.kw === undefined ? '–' : amount(language, first.kw), it: last?.kw === undefined ? '–' : amount(language, last.kw) });
  return (
    <Scrolled className="flow" label={t('energy.flow')}>
      <svg viewBox={`0 0 ${WIDE} ${tall}`} role="img" aria-label={label}>
        {trunk.map(({ box, place: to }, index) => {
          const from = trunk[index - 1]?.place;
          return from === undefined ? null : <path key={box.id} className={box.unknown ? 'el gapm' : 'el'} strokeWidth={line(box.kw)} d={`M${from.x + from.w} ${TOP + BOX / 2}H${to.x}`} />;
        })}
        {branches.map(({ box, place }) => {
          const from = trunk[box.from]?.place;
          return from === undefined ? null : <Bus key={box.id} branch={box} from={from} to={place} width={line(box.kw)} />;
        })}
        {[...trunk, ...branches].map(({ box, place }) => (
          <Box key={box.id} box={box} place={place} />
        ))}
      </svg>
    </Scrolled>
  );
}

function Bus({ branch, from, to, width }: { branch: FlowBranch; from: Place; to: Place; width: number }) {
  const bus = TOP + BOX + 20 + branch.from * 12;
  return <path className={branch.unknown ? 'el gapm' : 'el'} strokeWidth={Math.min(width, 4)} d={`M${from.x + from.w / 2} ${TOP + BOX}V${bus}H${to.x + to.w / 2}V${BRANCH_TOP}`} />;
}

function Box({ box, place }: { box: FlowBox & { others?: number }; place: Place }) {
  const { t, language } = useWords();
  const many = box.names.length > 1;
  const name = !many ? (box.names[0] ?? '') : (box.others ?? 0) > 0 ? t('energy.others', { n: box.names.length }) : t('energy.many', { n: box.names.length, kind: t(`energy.kind.${box.kind}`) });
  const lost = box.lossKw !== undefined && box.kw !== undefined && Math.abs(box.lossKw) >= LEAST_SHARE * box.kw && box.kw > 0 ? t('energy.lost', { kw: amount(language, box.lossKw), share: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format((100 * box.lossKw) / box.kw) }) : undefined;
  const room = Math.max(6, Math.floor((place.w - 18) / 6.4));
  return (
    <g>
      <title>{box.names.join(', ')}</title>
      <rect className={`nd${box.it ? ' it' : ''}${box.unknown ? ' gapm' : ''}`} x={place.x} y={place.y} width={place.w} height={BOX} rx="5" />
      <text className="n" x={place.x + 9} y={place.y + 17}>
        {short(name, room)}
      </text>
      <text className={box.unknown ? 'v unknown' : 'v'} x={place.x + 9} y={place.y + 36}>
        {box.kw === undefined ? t('energy.notKnown') : `${amount(language, box.kw)} kW`}
      </text>
      <text className="w" x={place.x + 9} y={place.y + 52}>
        {lost ?? (box.it ? 'IT' : '')}
      </text>
    </g>
  );
}

/** Han letters are twice as wide as Latin ones. */
function short(text: string, room: number): string {
  let used = 0;
  for (let index = 0; index < text.length; index += 1) {
    used += text.charCodeAt(index) > 0x2e7f ? 1.9 : 1;
    if (used > room) return `${text.slice(0, Math.max(1, index - 1))}…`;
  }
  return text;
}
