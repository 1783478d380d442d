import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { ENERGY_PERIODS, type EnergyPicture, type EnergyTree } from '../api/energy';
import { Say } from '../i18n/Say';
import { useT, useWords } from '../i18n/words';
import { useMay } from '../identity/server';
import { Answer, Empty } from '../parts/Answer';
import { AsOf } from '../parts/AsOf';
import { Button } from '../parts/Button';
import { Head, Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock, WaitingRows } from '../parts/Waiting';
import { useOffer } from '../shell/commands';
import { BalancePanel } from './BalancePanel';
import { ContractPanel } from './ContractPanel';
import { DevicesPanel } from './DevicesPanel';
import { flowOf, madeOf } from './flow';
import { FlowPicture } from './FlowPicture';
import { HoursPanel } from './HoursPanel';
import { MadeOfPanel } from './MadeOfPanel';
import { MetersPanel } from './MetersPanel';
import { PlantAdvicePanel } from './PlantAdvicePanel';
import { PlantHeat, PlantPanels } from './PlantPanels';
import { PuePanel } from './PuePanel';
import { usePicture, useTree } from './server';
import { withGaps } from './states';
import { TreeDialog } from './TreeDialog';
import { WatchesPanel } from './WatchesPanel';
import { pue } from './units';
import './energy.css';
import './contract.css';

/** Where energy goes now, how well it is used, and which meters can not be believed. */
export default function EnergyPage() {
  const t = useT();
  useTitle(t('room.energy'));
  const { period = 'live', day, meter } = useSearch({ from: '/energy' });
  const navigate = useNavigate();
  const tree = useTree();
  const picture = usePicture(period, day);
  const mayEdit = useMay('EDIT_ENERGY');
  const [drawing, setDrawing] = useState(false);
  useOffer(useMemo(() => (mayEdit ? [{ id: 'draw-energy-tree', label: t('energy.draw'), run: () => setDrawing(true) }] : []), [mayEdit, t]));
  const both = tree.data === undefined || picture.data === undefined ? undefined : { tree: tree.data, picture: picture.data };
  const query = { ...picture, data: both, error: tree.error ?? picture.error };
  const draw = mayEdit ? <Button onClick={() => setDrawing(true)}>{t('energy.draw')}</Button> : undefined;
  return (
    <>
      <Head
        title={t('room.energy')}
        sentence={tree.data?.nodes.length === 0 ? t('energy.none') : query.error === null ? <Sentence picture={picture.data} /> : undefined}
        acts={
          <>
            <span className="chips">
              {ENERGY_PERIODS.map((one) => (
                <button key={one} type="button" className="chip" aria-pressed={period === one} onClick={() => void navigate({ to: '/energy', search: (old) => ({ ...old, period: one === 'live' ? undefined : one }) })}>
                  {t(`energy.period.${one}`)}
                </button>
              ))}
            </span>
            {period === 'live' ? null : (
              <input type="date" className="find-in day-in" aria-label={t('energy.day')} value={day ?? ''} onChange={(event) => void navigate({ to: '/energy', search: (old) => ({ ...old, day: event.target.value === '' ? undefined : event.target.value }) })} />
            )}
            {draw}
          </>
        }
      />
      <div className="energy">
        <div className="col">
          <Answer
            page
            query={query}
            failed={t('energy.failed')}
            waiting={
              <Panel title={t('energy.flow')}>
                <WaitingBlock height={260} what={t('energy.flow')} />
                <WaitingRows rows={4} what={t('room.energy')} />
              </Panel>
            }
            empty={{
              when: (data) => data.tree.nodes.length === 0,
              show: (
                <section className="panel">
                  <Empty calm={false} title={t('energy.none')} acts={draw}>
                    {t('energy.noneText')}
                  </Empty>
                </section>
              ),
            }}
          >
            {(data) => <Body {...data} picked={meter} asOf={<AsOf query={picture} otherwise={<Span picture={data.picture} />} />} />}
          </Answer>
        </div>
        <div className="col">
          {tree.data?.nodes.length === 0 ? null : <PuePanel picture={picture.data} period={period} day={day} />}
          <PlantAdvicePanel />
          {tree.data?.nodes.length === 0 ? null : <ContractPanel />}
          {tree.data === undefined || tree.data.nodes.length === 0 ? null : <WatchesPanel tree={tree.data} />}
          <DevicesPanel />
        </div>
      </div>
      {drawing ? <TreeDialog tree={tree.data} onClose={() => setDrawing(false)} /> : null}
    </>
  );
}

function Sentence({ picture }: { picture: EnergyPicture | undefined }) {
  const { t, language } = useWords();
  if (picture === undefined) return t('energy.reading');
  const { pue: value } = picture.site;
  return <Say k="energy.sentence" values={{ known: value === undefined ? 'no' : 'yes', pue: value === undefined ? '' : pue(language, value.value), gaps: withGaps(picture.meters).length }} />;
}

function Span({ picture }: { picture: EnergyPicture }) {
  const { t } = useWords();
  return <span className="sub">{t('energy.zone', { zone: picture.zone })}</span>;
}

function Body({ tree, picture, picked, asOf }: { tree: EnergyTree; picture: EnergyPicture; picked: string | undefined; asOf: React.ReactNode }) {
  const { period, day } = useSearch({ from: '/energy' });
  const t = useT();
  const flow = useMemo(() => flowOf(tree, picture), [tree, picture]);
  return (
    <>
      <Panel title={t('energy.flow')} right={asOf}>
        <FlowPicture flow={flow} />
      </Panel>
      <PlantHeat />
      <div className="two-panels">
        <MadeOfPanel parts={madeOf(flow, picture)} pue={picture.site.pue?.value} />
        <HoursPanel />
      </div>
      <PlantPanels />
      <MetersPanel tree={tree} picture={picture} picked={picked} />
      <BalancePanel tree={tree} picture={picture} period={period} day={day} />
    </>
  );
}
