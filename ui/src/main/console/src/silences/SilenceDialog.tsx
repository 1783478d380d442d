import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../i18n/words';
import { useMe } from '../identity/server';
import { useAlerts } from '../incident/server';
import { Dialog } from '../parts/Dialog';
import { Mark, severityOf } from '../parts/Mark';
import { useTime } from '../parts/time';
import { Matchers } from './Matchers';
import { useSaveSilence } from './server';
import { DURATIONS, missing, mutedNow, type Draft } from './silences';
import './silences.css';

type Props = { draft: Draft; onClose: () => void };

/** Mutes what matches for a while. From an alert everything is filled in: the second press saves it. */
export function SilenceDialog({ draft: given, onClose }: Props) {
  const t = useT();
  const time = useTime();
  const { person } = useMe();
  const save = useSaveSilence();
  const { data: alerts = [] } = useAlerts();
  const [draft, setDraft] = useState(given);
  const muted = mutedNow(draft.matchers, alerts);
  const lack = missing(draft);
  const submit = () => {
    const now = Date.now();
    const matchers = draft.matchers.map((one) => ({ ...one, name: one.name.trim() }));
    save.mutate(
      { matchers, startsAt: new Date(now).toISOString(), endsAt: new Date(now + draft.seconds * 1000).toISOString(), createdBy: person.displayName, comment: draft.comment.trim() },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog opened onClose={onClose} title={t('silence.title')} act={t('silence.save', { span: time.span(draft.seconds) })} busy={save.isPending} off={lack === undefined ? undefined : t(`silence.lacks.${lack}`)} error={save.error} onSubmit={submit} wide>
      <Matchers matchers={draft.matchers} onChange={(matchers) => setDraft({ ...draft, matchers })} />
      <fieldset className="turns">
        <legend>{t('silence.for')}</legend>
        <span className="chips">
          {DURATIONS.map((seconds) => (
            <button key={seconds} type="button" className="chip" aria-pressed={draft.seconds === seconds} onClick={() => setDraft({ ...draft, seconds })}>
              {time.span(seconds)}
            </button>
          ))}
        </span>
      </fieldset>
      <section className="mutes" aria-live="polite">
        <p className="strong">{t('silence.mutesNow', { n: lack === undefined ? muted.length : 0 })}</p>
        {lack === undefined
          ? muted.slice(0, 6).map((alert) => (
              <p key={alert.fingerprint} className="sev">
                <Mark severity={severityOf(alert.labels['severity'])} />
                <span className="cut">{alert.annotations['summary'] ?? alert.labels['alertname']}</span>
              </p>
            ))
          : null}
        {muted.length > 6 ? <p className="sub">{t('silence.more', { n: muted.length - 6 })}</p> : null}
        <p className="sub">{t('silence.means')}</p>
      </section>
      <Textarea label={t('silence.comment')} description={t('silence.commentHint')} rows={2} maxLength={1000} value={draft.comment} onChange={(event) => setDraft({ ...draft, comment: event.target.value })} />
    </Dialog>
  );
}
