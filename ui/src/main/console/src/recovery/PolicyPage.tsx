import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Drill, PolicyDetail } from '../api/recovery';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Head } from '../parts/Panel';
import { useNow, useTime } from '../parts/time';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { useOffer } from '../shell/commands';
import { CopiesPanel } from './CopiesPanel';
import { DrillsPanel } from './DrillsPanel';
import { RetireDialog, StartDialog } from './policyDialogs';
import { CalendarPanel, ChecksToAsk, PromisePanel } from './PolicyPanels';
import { RunsPanel } from './RunsPanel';
import { SpacePanel } from './SpacePanel';
import { useBackUp, useDrills, usePolicy } from './server';
import './recovery.css';

/** One policy: what is promised, what is there of it, what was done for it. */
export default function PolicyPage() {
  const { id } = useParams({ from: '/recovery/policies/$id' });
  const t = useT();
  const query = usePolicy(id);
  const name = query.data === undefined ? t('room.recovery') : `${query.data.policy.itemName} (${query.data.policy.name})`;
  useTitle(name);
  return (
    <Answer page query={query} failed={t('protect.oneFailed')} waiting={<WaitingBlock height={420} what={t('protect.one')} />}>
      {(detail) => <OnePolicy key={id} detail={detail} />}
    </Answer>
  );
}

/** Why something can't be started now; undefined where it can. */
function useReasons({ policy, copies, runs }: PolicyDetail, drills: readonly Drill[]): { backUp: string | undefined; drill: string | undefined } {
  const t = useT();
  const open = drills.find((drill) => drill.state === 'approving' || drill.state === 'waiting' || drill.state === 'running');
  if (policy.retiredAt !== undefined) return { backUp: t('protect.isRetired'), drill: t('protect.isRetired') };
  const drill = !copies.some((copy) => copy.sound) ? t('protect.noGoodCopy') : open === undefined ? undefined : t('protect.drillOpen', { number: open.number });
  return { backUp: runs.some((run) => run.state !== 'ended') ? t('protect.jobOpen') : undefined, drill };
}

function OnePolicy({ detail }: { detail: PolicyDetail }) {
  const t = useT();
  const time = useTime();
  const now = useNow(60);
  const { policy, copies, runs } = detail;
  const search = useSearch({ from: '/recovery/policies/$id' });
  const navigate = useNavigate();
  const drills = useDrills(policy.id);
  const backUp = useBackUp();
  const mayEdit = useMay('EDIT_RECOVERY');
  const [retiring, setRetiring] = useState(false);
  const reasons = useReasons(detail, drills.data ?? []);
  const starting = search.act === 'drill' && mayEdit && drills.data !== undefined && reasons.drill === undefined;
  const startDrill = useMemo(() => (open: boolean) => void navigate({ to: '/recovery/policies/$id', params: { id: policy.id }, search: open ? { act: 'drill' } : {}, replace: !open }), [navigate, policy.id]);
  const lastGood = copies.find((copy) => copy.sound);
  const late = lastGood !== undefined && now - Date.parse(lastGood.at) > policy.rpoMinutes * 60_000;
  const { mutate: back } = backUp;
  useOffer(
    useMemo(
      () =>
        mayEdit
          ? [
              ...(reasons.backUp === undefined ? [{ id: 'back-up', label: t('protect.backUp'), consequence: t('protect.backUpMeans', { host: policy.host }), run: () => back(policy.id) }] : []),
              ...(reasons.drill === undefined ? [{ id: 'start-drill', label: t('drill.start'), consequence: t('drill.startMeans'), run: () => startDrill(true) }] : []),
            ]
          : [],
      [mayEdit, reasons.backUp, reasons.drill, policy.id, policy.host, back, startDrill, t],
    ),
  );
  const drillFirst = lastGood !== undefined && !late;
  return (
    <>
      <Head
        title={
          <>
            {policy.itemName} <span className="no">{policy.name}</span>
          </>
        }
        sentence={
          <Say
            k="protect.sentence"
            values={{ state: policy.retiredAt !== undefined ? 'retired' : lastGood === undefined ? 'none' : late ? 'late' : 'good', age: lastGood === undefined ? '' : <Age at={lastGood.at} focusable={false} />, rpo: time.span(policy.rpoMinutes * 60), drilled: policy.drilledAt === undefined ? 'no' : 'yes', drill: policy.drilledAt === undefined ? '' : <Age at={policy.drilledAt} focusable={false} /> }}
          />
        }
        acts={policy.retiredAt === undefined ? undefined : <span className="tag">{t('protect.retired')}</span>}
      />
      <Wrong error={backUp.error} />
      {mayEdit && policy.retiredAt === undefined ? (
        <div className="row wrap">
          <Button look={drillFirst ? 'plain' : 'primary'} busy={backUp.isPending} off={reasons.backUp} onClick={() => back(policy.id)}>
            {t('protect.backUp')}
          </Button>
          <Button look={drillFirst ? 'primary' : 'plain'} off={reasons.drill} onClick={() => startDrill(true)}>
            {t('drill.start')}…
          </Button>
          <Link to="/recovery/policies/$id/edit" params={{ id: policy.id }} className="btn">
            {t('protect.change')}
          </Link>
          <Button look="danger" onClick={() => setRetiring(true)}>
            {t('protect.retire')}…
          </Button>
          <span className="sub means">{t(drillFirst ? 'drill.startMeans' : 'protect.backUpMeans', { host: policy.host })}</span>
        </div>
      ) : null}
      <div className="policy-page">
        <div className="col">
          <CopiesPanel copies={copies} policy={policy} />
          <DrillsPanel query={drills} policy={policy.id} />
          <RunsPanel runs={runs} />
        </div>
        <div className="col">
          <PromisePanel policy={policy} />
          <CalendarPanel policy={policy} />
          <SpacePanel space={detail.space} />
          <ChecksToAsk policy={policy} />
        </div>
      </div>
      {starting ? <StartDialog detail={detail} drills={drills.data} onClose={() => startDrill(false)} /> : null}
      {retiring ? <RetireDialog policy={policy} onClose={() => setRetiring(false)} /> : null}
    </>
  );
}
