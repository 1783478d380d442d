import { useEffect, useRef } from 'react';
import type { EnergyPicture, EnergyTree } from '../api/energy';
import { useWords } from '../i18n/words';
import { Clock } from '../parts/Age';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { useRowKeys } from '../parts/rows';
import { rank, stateOf } from './states';
import { metered as shown } from './units';

const MOST_ROWS = 200;

/** Brings a line into view each time that a link leads to it. */
function usePlace(picked: string | undefined) {
  const place = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (picked !== undefined) place.current?.scrollIntoView({ block: 'center' });
  }, [picked]);
  return place;
}

/** Every meter with what it said, the worst first; a gap is no zero. The one that a link leads to goes before all. */
export function MetersPanel({ tree, picture, picked }: { tree: EnergyTree; picture: EnergyPicture; picked?: string | undefined }) {
  const { t, language } = useWords();
  const list = useRowKeys<HTMLTableElement>();
  const described = new Map(tree.meters.map((meter) => [meter.id, meter]));
  const nodes = new Map(tree.nodes.map((node) => [node.id, node.name]));
  const rows = picture.meters.map((meter) => ({ meter, state: stateOf(meter) })).toSorted((a, b) => Number(b.meter.id === picked) - Number(a.meter.id === picked) || rank(a.state.severity) - rank(b.state.severity));
  const place = usePlace(picked);
  return (
    <Panel title={t('energy.meters')} count={rows.length} right={rows.length > MOST_ROWS ? t('energy.worstFirst', { n: MOST_ROWS }) : undefined}>
      <table className="tbl meters" ref={list}>
        <thead>
          <tr>
            <th>{t('energy.meter')}</th>
            <th className="c-node">{t('energy.node')}</th>
            <th className="c-state">{t('energy.state')}</th>
            <th className="num c-amount">{t('energy.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map(({ meter, state }) => (
            <tr key={meter.id} data-row aria-current={meter.id === picked ? 'true' : undefined} ref={meter.id === picked ? place : undefined}>
              <td className="what mono cut">{meter.id}</td>
              <td className="c-node cut">{nodes.get(described.get(meter.id)?.node ?? '') ?? ''}</td>
              <td className="c-state">
                <span className="row">
                  <Mark severity={state.severity} silent />
                  <span className="cut">
                    {t(state.key)}
                    {state.since === undefined ? null : (
                      <span className="dim">
                        {' '}
                        <Clock at={state.since} />
                      </span>
                    )}
                  </span>
                </span>
              </td>
              <td className="num c-amount">{meter.amount === undefined ? <span className="dim">{t('energy.gap')}</span> : shown(language, meter.amount, described.get(meter.id))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
