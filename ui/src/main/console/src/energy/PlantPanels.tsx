import { useT } from '../i18n/words';
import { Panel } from '../parts/Panel';
import { ChillerMapPanel } from './ChillerMapPanel';
import { HeatPicture } from './HeatPicture';
import { PlantModelPanel } from './PlantModelPanel';
import { useAdvice } from './plantServer';
import { WetBulbPanel } from './WetBulbPanel';
import './plant.css';

/** Water and heat, where somebody has described the plant. */
export function PlantHeat() {
  const t = useT();
  const advice = useAdvice();
  if (advice.data === null || advice.data === undefined) return null;
  return (
    <Panel title={t('plant.heat')}>
      <HeatPicture advice={advice.data} />
    </Panel>
  );
}

/** How the plant ran beside what is expected of it, where somebody has described one. */
export function PlantPanels() {
  const advice = useAdvice();
  if (advice.data === null || advice.data === undefined) return null;
  return (
    <>
      <div className="two-panels">
        <WetBulbPanel />
        <ChillerMapPanel />
      </div>
      <PlantModelPanel />
    </>
  );
}
