import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import type { Silence } from '../api/silence';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { useAlerts } from '../incident/server';
import { Answer, Empty } from '../parts/Answer';
import { AsOf } from '../parts/AsOf';
import { Button } from '../parts/Button';
import { Find } from '../parts/Find';
import { Icon } from '../parts/Icon';
import { Head } from '../parts/Panel';
import { useNow } from '../parts/time';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { NothingPanel } from '../rules/NothingPanel';
import { inForce, useDismissals } from '../rules/nothing';
import { useOffer } from '../shell/commands';
import { SilenceDialog } from './SilenceDialog';
import { EMPTY_DRAFT, found, ordered, type Draft } from './silences';
import { SilenceTable } from './SilenceTable';
import { useSilences } from './server';
import './silences.css';

const STATES = ['active', 'pending', 'expired'] as const;

/** What is muted, by whom, why and until when. */
export default function SilencesPage() {
  const t = useT();
  useTitle(t('room.silences'));
  const search = useSearch({ from: '/silences' });
  const navigate = useNavigate({ from: '/silences' });
  const silences = useSilences();
  const { data: alerts = [] } = useAlerts();
  const { data: dismissals = [] } = useDismissals();
  const now = useNow(60);
  const mayHandle = useMay('HANDLE_INCIDENTS');
  const [draft, setDraft] = useState<Draft>();
  useOffer(useMemo(() => (mayHandle ? [{ id: 'new-silence', label: t('silence.new'), run: () => setDraft(EMPTY_DRAFT) }] : []), [mayHandle, t]));
  const all = silences.data ?? [];
  const state = search.state ?? 'active';
  const count = (each: (typeof STATES)[number]) => all.filter((one) => one.status.state === each).length;
  const muted = alerts.filter((alert) => alert.state !== 'RESOLVED' && (alert.mutedBy ?? []).length > 0).length;
  const add = mayHandle ? (
    <Button onClick={() => setDraft(EMPTY_DRAFT)}>
      <Icon name="plus" size={14} />
      {t('silence.new')}
    </Button>
  ) : undefined;
  return (
    <>
      <Head title={t('room.silences')} sentence={silences.data === undefined ? t('silence.reading') : <Say k="silence.sentence" values={{ n: count('active'), muted }} />} acts={add} />
      <section className="panel" aria-label={t('room.silences')}>
        <div className="filt">
          <Find label={t('silence.find')} value={search.q} onFind={(q) => void navigate({ search: (old) => ({ ...old, q }), replace: true })} />
          <span className="chips">
            {STATES.map((each) => (
              <button key={each} type="button" className="chip" aria-pressed={state === each} onClick={() => void navigate({ search: (old) => ({ ...old, state: each === 'active' ? undefined : each }) })}>
                {t(`silence.is.${each}`)} {count(each)}
              </button>
            ))}
          </span>
          <span className="grow" />
          <AsOf query={silences} />
        </div>
        <Answer query={silences} failed={t('silence.failed')} waiting={<WaitingRows rows={4} what={t('room.silences')} />}>
          {(list) => <Listed silences={list.filter((one) => one.status.state === state)} typed={search.q ?? ''} expired={state === 'expired'} add={add} onAgain={mayHandle ? setDraft : undefined} onAll={() => void navigate({ search: (old) => ({ ...old, q: undefined }) })} />}
        </Answer>
      </section>
      <NothingPanel said={dismissals.filter((one) => inForce(one, now))} named />
      {draft === undefined ? null : <SilenceDialog draft={draft} onClose={() => setDraft(undefined)} />}
    </>
  );
}

type ListedProps = { silences: readonly Silence[]; typed: string; expired: boolean; add: ReactNode; onAgain: ((draft: Draft) => void) | undefined; onAll: () => void };

function Listed({ silences, typed, expired, add, onAgain, onAll }: ListedProps) {
  const t = useT();
  const shown = ordered(typed === '' ? silences : silences.filter((one) => found(one, typed)), expired);
  if (silences.length === 0) {
    return (
      <Empty title={t('silence.none')} acts={expired ? undefined : add}>
        {t('silence.noneText')}
      </Empty>
    );
  }
  if (shown.length > 0) return <SilenceTable silences={shown} onAgain={onAgain} />;
  return (
    <p className="body row">
      <span>{t('list.hidden', { n: silences.length })}</span>
      <Button look="quiet" onClick={onAll}>
        {t('list.showAll', { n: silences.length })}
      </Button>
    </p>
  );
}
