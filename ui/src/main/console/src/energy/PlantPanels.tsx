import { useT } from '../i18n/words';
import { Panel } from '../parts/Panel';
import { ChillerMapPanel } from './ChillerMapPanel';
import { HeatPicture } from './HeatPicture';
import { PlantModelPanel } from './PlantModelPanel';
import { useAdvice } from './plantServer';
import { WetBulbPanel } from './WetBulbPanel';
import './plant.css';

/** What is known of the cooling plant, where somebody has described one. */
export function PlantPanels() {
  const t = useT();
  const advice = useAdvice();
  if (advice.data === null || advice.data === undefined) return null;
  return (
    <>
      <Panel title={t('plant.heat')}>
        <HeatPicture advice={advice.data} />
      </Panel>
      <div className="two-panels">
        <WetBulbPanel />
        <ChillerMapPanel />
      </div>
      <PlantModelPanel />
    </>
  );
}
