import type { PlantPast, PlantState } from '../api/plant';
import { useT, useWords } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Panel } from '../parts/Panel';
import { useTime } from '../parts/time';
import { WaitingBlock } from '../parts/Waiting';
import { useAdvice, usePast } from './plantServer';
import { around, Scatter, type Axis, type Place } from './Scatter';
import { number } from './setPoints';

const DAYS = 7;

/** At which loads and lifts chillers ran, and for which their model is made. */
export function ChillerMapPanel() {
  const t = useT();
  const past = usePast(DAYS);
  if (past.data === null) return null;
  return (
    <Panel title={t('plant.map')}>
      <Answer query={past} failed={t('plant.pastFailed')} waiting={<WaitingBlock height={240} what={t('plant.map')} />} empty={{ when: (data) => ran(data).length === 0, show: <p className="body sub">{t('plant.noMap')}</p> }}>
        {(data) => (data === null ? null : <Picture past={data} />)}
      </Answer>
    </Panel>
  );
}

function ran(past: PlantPast | null): { at: string; x: number; y: number; cop: number }[] {
  return (past?.hours ?? []).flatMap((hour) => (hour.chiller === undefined ? [] : [{ at: hour.from, x: hour.chiller.partLoad, y: hour.chiller.lift, cop: hour.chiller.cop }]));
}

function Picture({ past }: { past: PlantPast }) {
  const { t, language } = useWords();
  const time = useTime();
  const compared = useAdvice().data?.compared;
  const { box } = past;
  const outside = (x: number, y: number) => x < box.leastLoad || x > box.mostLoad || y < box.leastLift || y > box.mostLift;
  const hours = ran(past).map((one) => ({ ...one, odd: outside(one.x, one.y) }));
  const x: Axis = { name: t('plant.load'), least: 0, most: 1.2, step: 0.2, digits: 1 };
  const y = around(t('plant.lift'), [0, box.leastLift, box.mostLift, ...hours.map((one) => one.y)], [2, 5, 10], 0);
  return (
    <div className="body">
      <Scatter
        x={x}
        y={y}
        language={language}
        label={t('plant.mapLabel', { n: hours.length, out: hours.filter((one) => one.odd).length })}
        dots={hours.map((one) => ({ ...one, title: `${time.exact(one.at)}, ${number(language, 100 * one.x, 0)} %, ${number(language, one.y, 1)} K, COP ${number(language, one.cop, 1)}` }))}
        behind={(place) => <rect className="box" x={place.x(box.leastLoad)} y={place.y(box.mostLift)} width={place.x(box.mostLoad) - place.x(box.leastLoad)} height={place.y(box.leastLift) - place.y(box.mostLift)} />}
        before={(place) => (
          <>
            <Marked state={compared?.now} name={t('plant.mapNow')} place={place} />
            {compared === undefined || compared.savedKw === 0 ? null : <Marked state={compared.proposed} name={t('plant.mapThen')} place={place} />}
          </>
        )}
      />
      <p className="sub">{t('plant.mapMeans')}</p>
    </div>
  );
}

function Marked({ state, name, place }: { state: PlantState | undefined; name: string; place: Place }) {
  if (state === undefined || state.lift === 0) return null;
  return (
    <g className="marked">
      <circle cx={place.x(state.partLoad)} cy={place.y(state.lift)} r="5" />
      <text x={place.x(state.partLoad) + 8} y={place.y(state.lift) + 4}>
        {name}
      </text>
    </g>
  );
}
