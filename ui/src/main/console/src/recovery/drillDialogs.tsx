import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Drill } from '../api/recovery';
import { useT } from '../i18n/words';
import { Dialog } from '../parts/Dialog';
import { fieldError } from '../parts/Wrong';
import type { useDrillVerb } from './server';

type Props = { verb: ReturnType<typeof useDrillVerb>; onClose: () => void };

export type Asking = 'stop' | 'note' | 'review';

/** What is asked for words; fetched when it is. */
export default function DrillDialog({ what, drill, ...rest }: Props & { what: Asking; drill: Drill }) {
  switch (what) {
    case 'stop':
      return <StopDialog drill={drill} {...rest} />;
    case 'note':
      return <NoteDialog {...rest} />;
    case 'review':
      return <ReviewDialog drill={drill} {...rest} />;
  }
}

/** Ends what runs; the host cleans up as at any other end. */
function StopDialog({ drill, verb, onClose }: Props & { drill: Drill }) {
  const t = useT();
  const [reason, setReason] = useState('');
  const act = t(drill.state === 'running' ? 'drill.stop' : 'drill.callOff');
  return (
    <Dialog opened onClose={onClose} danger title={act} act={act} busy={verb.isPending} off={reason.trim() === '' ? t('task.reasonMissing') : undefined} error={verb.error} onSubmit={() => verb.mutate({ verb: 'stop', reason: reason.trim() }, { onSuccess: onClose })}>
      <p>{t(drill.state === 'running' ? 'drill.stopMeans' : 'drill.stopBefore')}</p>
      <Textarea label={t('task.reason')} rows={3} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} error={fieldError(verb.error, 'reason')} data-autofocus />
    </Dialog>
  );
}

function NoteDialog({ verb, onClose }: Props) {
  const t = useT();
  const [text, setText] = useState('');
  return (
    <Dialog opened onClose={onClose} title={t('drill.note')} act={t('drill.addNote')} busy={verb.isPending} off={text.trim() === '' ? t('drill.noteMissing') : undefined} error={verb.error} onSubmit={() => verb.mutate({ verb: 'notes', text: text.trim() }, { onSuccess: onClose })}>
      <Textarea label={t('drill.noteText')} description={t('drill.noteMeans')} rows={4} maxLength={4000} value={text} onChange={(event) => setText(event.target.value)} error={fieldError(verb.error, 'text')} data-autofocus />
    </Dialog>
  );
}

/** The last word on a drill; the report is not changed by it. */
function ReviewDialog({ drill, verb, onClose }: Props & { drill: Drill }) {
  const t = useT();
  const [text, setText] = useState('');
  return (
    <Dialog opened onClose={onClose} title={t('drill.review')} act={t('drill.review')} busy={verb.isPending} off={text.trim() === '' ? t('drill.reviewMissing') : undefined} error={verb.error} onSubmit={() => verb.mutate({ verb: 'review', text: text.trim() }, { onSuccess: onClose })}>
      <p>{t('drill.reviewAsks', { result: drill.result ?? 'passed', n: drill.findings.length })}</p>
      <Textarea label={t('drill.reviewText')} rows={5} maxLength={4000} value={text} onChange={(event) => setText(event.target.value)} error={fieldError(verb.error, 'text')} data-autofocus />
      <p className="sub">{t('drill.reviewMeans')}</p>
    </Dialog>
  );
}
