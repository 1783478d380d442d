import type { PlantPast } from '../api/plant';
import { useT, useWords } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Panel } from '../parts/Panel';
import { useTime } from '../parts/time';
import { WaitingBlock } from '../parts/Waiting';
import { usePast } from './plantServer';
import { around, Scatter } from './Scatter';
import { number } from './setPoints';
import { pue } from './units';

const DAYS = 7;

/** Each hour of a week over its wet bulb, with what is expected there, and from where that is known. */
export function WetBulbPanel() {
  const t = useT();
  const past = usePast(DAYS);
  if (past.data === null) return null;
  return (
    <Panel title={t('plant.past')} right={past.data === undefined || past.data.expected === 'nothing' ? undefined : t('plant.outside', { n: past.data.outside })}>
      <Answer query={past} failed={t('plant.pastFailed')} waiting={<WaitingBlock height={240} what={t('plant.past')} />} empty={{ when: (data) => seen(data).length === 0, show: <p className="body sub">{t('plant.noPast')}</p> }}>
        {(data) => (data === null ? null : <Picture past={data} />)}
      </Answer>
    </Panel>
  );
}

function seen(past: PlantPast | null): { at: string; x: number; y: number; odd: boolean }[] {
  return (past?.hours ?? []).flatMap((hour) => (hour.wetBulbC === undefined || hour.pue === undefined ? [] : [{ at: hour.from, x: hour.wetBulbC, y: hour.pue, odd: hour.outside }]));
}

function Picture({ past }: { past: PlantPast }) {
  const { t, language } = useWords();
  const time = useTime();
  const hours = seen(past);
  const xs = hours.map((one) => one.x);
  const ys = hours.map((one) => one.y);
  const from = Math.min(...xs);
  const to = Math.max(...xs);
  const band = past.band.filter((one) => one.wetBulbC >= Math.floor(from) && one.wetBulbC <= Math.ceil(to));
  const x = around(t('plant.wetBulb'), [...xs, ...band.map((one) => one.wetBulbC)], [1, 2, 5, 10], 0, 2);
  const y = around('PUE', [...ys, ...band.flatMap((one) => [one.low, one.high])], [0.005, 0.01, 0.02, 0.05, 0.1, 0.5], 3, 0.01);
  const label = t('plant.pastLabel', { n: hours.length, from: number(language, from, 1), to: number(language, to, 1), low: pue(language, Math.min(...ys)), high: pue(language, Math.max(...ys)) });
  return (
    <div className="body">
      <Scatter
        x={x}
        y={y}
        label={label}
        language={language}
        dots={hours.map((one) => ({ ...one, title: `${time.exact(one.at)}, ${number(language, one.x, 1)} °C, PUE ${pue(language, one.y)}` }))}
        behind={(place) => (band.length === 0 ? null : <path className="band" d={`M${[...band.map((one) => `${place.x(one.wetBulbC)} ${place.y(one.high)}`), ...band.toReversed().map((one) => `${place.x(one.wetBulbC)} ${place.y(one.low)}`)].join('L')}Z`} />)}
      />
      <p className="sub">{t(`plant.expected.${past.expected}`)}</p>
    </div>
  );
}
