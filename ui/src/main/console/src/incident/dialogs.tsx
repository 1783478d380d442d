import { Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Incident, IncidentDetail } from '../api/incident';
import { Drafting } from '../assistant/DraftCard';
import { causeAndRemedy } from '../assistant/draftText';
import { useT } from '../i18n/words';
import { Dialog } from '../parts/Dialog';
import { fieldError } from '../parts/Wrong';
import { useIncidentVerb } from './server';

type Props = { detail: IncidentDetail; onClose: () => void };
const LONGEST = 4000;

/** Ends the fight. While an alert still fires, the reason why it is over all the same is asked for. */
export function ResolveDialog({ detail: { incident }, onClose }: Props) {
  const t = useT();
  const verb = useIncidentVerb(incident.key);
  const [note, setNote] = useState('');
  const [despite, setDespite] = useState('');
  const off = incident.firing && despite.trim() === '' ? t('resolve.reasonMissing') : undefined;
  const submit = () => verb.mutate({ verb: 'resolve', note: note.trim(), ...(incident.firing ? { despiteFiring: despite.trim() } : {}) }, { onSuccess: onClose });
  return (
    <Dialog opened onClose={onClose} title={t('resolve.title', { key: incident.key })} act={t('act.resolve')} busy={verb.isPending} off={off} error={verb.error} onSubmit={submit} danger={incident.firing}>
      <p className="mid">{t(incident.firing ? 'resolve.firing' : 'resolve.means')}</p>
      {incident.firing ? <Textarea label={t('resolve.despite')} rows={2} resize="vertical" maxLength={LONGEST} value={despite} onChange={(event) => setDespite(event.target.value)} error={fieldError(verb.error, 'despiteFiring')} data-autofocus /> : null}
      <Textarea label={t('resolve.note')} description={t('resolve.noteHint')} rows={3} resize="vertical" maxLength={LONGEST} value={note} onChange={(event) => setNote(event.target.value)} error={fieldError(verb.error, 'note')} data-autofocus={incident.firing ? undefined : true} />
    </Dialog>
  );
}

/** Cause and remedy: what the next one with this trouble will want to know. */
export function ReviewDialog({ detail: { incident }, onClose }: Props) {
  const t = useT();
  const verb = useIncidentVerb(incident.key);
  const [cause, setCause] = useState('');
  const [remedy, setRemedy] = useState('');
  const [open, setOpen] = useState(false);
  const off = cause.trim() === '' || remedy.trim() === '' ? t('review.missing') : undefined;
  const submit = () => verb.mutate({ verb: 'review', cause: cause.trim(), remedy: remedy.trim() }, { onSuccess: onClose });
  return (
    <Dialog opened onClose={onClose} title={t('review.title', { key: incident.key })} act={t('review.act')} busy={verb.isPending} off={off} error={verb.error} onSubmit={submit} wide>
      <p className="mid">{t('review.means')}</p>
      <Drafting
        kind="REVIEW"
        about={incident.key}
        label={t('draft.review')}
        straight
        onEdit={({ text }) => {
          const drafted = causeAndRemedy(text);
          setOpen(drafted.cause === '' || drafted.remedy === '');
          setCause((before) => (before.trim() === '' ? drafted.cause : before));
          setRemedy((before) => (before.trim() === '' ? drafted.remedy : before));
        }}
      />
      {open ? <p className="sub">{t('draft.open')}</p> : null}
      <Textarea label={t('review.cause')} description={t('review.causeHint')} rows={3} resize="vertical" maxLength={LONGEST} value={cause} onChange={(event) => setCause(event.target.value)} error={fieldError(verb.error, 'cause')} data-autofocus />
      <Textarea label={t('review.remedy')} description={t('review.remedyHint')} rows={3} resize="vertical" maxLength={LONGEST} value={remedy} onChange={(event) => setRemedy(event.target.value)} error={fieldError(verb.error, 'remedy')} />
    </Dialog>
  );
}

/** Takes out what joined and has nothing to do with it; leads to the incident that it has then. */
export function SeparateDialog({ incident, item, onClose }: { incident: Incident; item: { id: string; name: string }; onClose: () => void }) {
  const t = useT();
  const verb = useIncidentVerb(incident.key);
  const navigate = useNavigate();
  const submit = () =>
    verb.mutate(
      { verb: 'separate', item: item.id },
      {
        onSuccess: (own) => {
          onClose();
          void navigate({ to: '/incidents/$key', params: { key: own.incident.key } });
        },
      },
    );
  return (
    <Dialog opened onClose={onClose} title={t('separate.title', { item: item.name, key: incident.key })} act={t('separate.does')} busy={verb.isPending} error={verb.error} onSubmit={submit}>
      <p className="mid">{t('separate.means', { key: incident.key })}</p>
    </Dialog>
  );
}
