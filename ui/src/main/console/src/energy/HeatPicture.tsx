import type { PlantAdvice, PlantPoint, SetPointName } from '../api/plant';
import { useWords } from '../i18n/words';
import { Scrolled } from '../parts/Scrolled';
import { number, setting, stays, valueOf } from './setPoints';
import { amount } from './units';

const BOX = 64;
type BoxAt = { id: string; x: number; y: number; w: number; name: string; value: string | undefined; below: string | undefined; sets: readonly SetPointName[] };

/** Water and heat from the hall to the towers, right to left, as far as it is measured; what would be changed is framed. */
export function HeatPicture({ advice }: { advice: PlantAdvice }) {
  const { t, language } = useWords();
  const kw = (point: PlantPoint) => {
    const value = valueOf(advice, point);
    return value === undefined ? undefined : `${amount(language, value)} kW`;
  };
  const celsius = (point: PlantPoint) => {
    const value = valueOf(advice, point);
    return value === undefined ? '' : `${number(language, value, 1)} °C`;
  };
  const running = (point: PlantPoint) => {
    const value = valueOf(advice, point);
    return value === undefined ? undefined : t('plant.running', { n: value });
  };
  const changed = new Set((advice.verdict === 'change' ? (advice.compared?.setPoints ?? []) : []).filter((one) => !stays(one)).map((one) => one.what));
  const economizer = valueOf(advice, 'economizer');
  const flow = valueOf(advice, 'chilled_flow_kg_s');
  const rejected = [celsius('condenser_in_c'), kw('rejected_heat_kw')].filter((one) => one !== undefined && one !== '').join(', ');
  const boxes: BoxAt[] = [
    { id: 'towers', x: 2, y: 64, w: 128, name: t('plant.part.towers'), value: kw('towers_kw'), below: running('cells_running'), sets: ['cells', 'tower_water'] },
    { id: 'cwp', x: 204, y: 64, w: 104, name: t('plant.part.condenser_pumps'), value: kw('cw_pumps_kw'), below: running('condenser_pumps_running'), sets: ['condenser_pumps', 'condenser_flow'] },
    { id: 'plate', x: 350, y: 6, w: 128, name: t('plant.plate'), value: kw('plate_heat_kw'), below: economizer === undefined ? undefined : setting(t, language, 'economizer', economizer), sets: ['economizer'] },
    { id: 'chillers', x: 350, y: 112, w: 128, name: t('plant.part.chillers'), value: kw('chillers_kw'), below: running('chillers_running'), sets: ['chillers'] },
    { id: 'chwp', x: 536, y: 64, w: 104, name: t('plant.part.chilled_pumps'), value: kw('chw_pumps_kw'), below: running('chilled_pumps_running'), sets: ['chilled_pumps', 'chilled_water'] },
    { id: 'crah', x: 690, y: 64, w: 124, name: t('plant.part.fans'), value: kw('crah_kw'), below: celsius('supply_air_c'), sets: ['supply_air'] },
  ];
  const coil = kw('coil_heat_kw');
  return (
    <Scrolled className="flow" label={t('plant.heat')}>
      <svg viewBox="0 0 816 222" role="img" aria-label={t('plant.heatLabel')}>
        <g className="cold" fill="none">
          <path d="M130 84H204" />
          <path d="M308 84H329V38H350" />
          <path d="M329 84V134H350" />
          <path d="M478 154H507V108H536" />
          <path d="M640 84H690" />
        </g>
        <g className="warm" fill="none">
          <path d="M752 64V24H478" />
          <path d="M446 70V112" />
          <path d="M350 158H66V128" />
        </g>
        <text x="134" y="76">{celsius('tower_water_c')}</text>
        <text x="560" y="18">{coil === undefined ? '' : t('plant.air', { kw: coil.replace(' kW', '') })}</text>
        <text x="484" y="170">{celsius('evaporator_out_c')}</text>
        <text x="645" y="76">{celsius('chilled_water_c')}</text>
        <text x="645" y="100">{flow === undefined ? '' : `${number(language, flow, 0)} kg/s`}</text>
        <text x="84" y="174">{rejected}</text>
        <text x="4" y="56">{valueOf(advice, 'wet_bulb_c') === undefined ? '' : t('plant.wet', { t: number(language, valueOf(advice, 'wet_bulb_c') ?? 0, 1) })}</text>
        {changed.size === 0 ? null : (
          <text x="4" y="212" className="hot-words">
            ▭ {t('plant.framed')}
          </text>
        )}
        <text x="812" y="212" textAnchor="end">
          {t('plant.heatMeans')}
        </text>
        {boxes.map((box) => (
          <g key={box.id}>
            <rect className={box.sets.some((one) => changed.has(one)) ? 'nd hot' : 'nd'} x={box.x} y={box.y} width={box.w} height={BOX} rx="5" />
            <text className="n" x={box.x + 9} y={box.y + 17}>
              {box.name}
            </text>
            <text className={box.value === undefined ? 'v unknown' : 'v'} x={box.x + 9} y={box.y + 37}>
              {box.value ?? t('energy.notKnown')}
            </text>
            <text className="w" x={box.x + 9} y={box.y + 54}>
              {box.below ?? ''}
            </text>
          </g>
        ))}
      </svg>
    </Scrolled>
  );
}
