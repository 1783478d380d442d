import { useState } from 'react';
import type { EnergyTree } from '../api/energy';
import type { Watch } from '../api/contract';
import { useWords } from '../i18n/words';
import { useMay } from '../identity/server';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { useWatches } from './server';
import { energy } from './units';
import { WatchDialog } from './WatchDialog';

/** Which energy raises an alert. */
export function WatchesPanel({ tree }: { tree: EnergyTree }) {
  const { t, language } = useWords();
  const watches = useWatches();
  const mayEdit = useMay('EDIT_ENERGY');
  const [changing, setChanging] = useState<Watch | 'new'>();
  const name = (id: string) => tree.nodes.find((one) => one.id === id)?.name ?? id;
  return (
    <Panel title={t('watching.title')} right={mayEdit ? <Button onClick={() => setChanging('new')}>{t('watching.new')}</Button> : undefined}>
      <Answer query={watches} failed={t('watching.failed')} waiting={<WaitingRows rows={2} what={t('watching.title')} />} empty={{ when: (data) => data.length === 0, show: <p className="body sub">{t('watching.none')}</p> }}>
        {(data) => (
          <ul className="devices">
            {data.map((one) => (
              <li key={one.node}>
                <span className="grow">
                  <span className="t">{name(one.node)}</span>
                  <span className="sub block">
                    {one.mostKwh === undefined ? null : t('watching.most', { kwh: energy(language, one.mostKwh) })} {one.comparesDays ? t('watching.days') : null}
                  </span>
                </span>
                {mayEdit ? <Button onClick={() => setChanging(one)}>{t('energy.change')}</Button> : null}
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {changing === undefined ? null : <WatchDialog watch={changing === 'new' ? undefined : changing} tree={tree} onClose={() => setChanging(undefined)} />}
    </Panel>
  );
}
