import { NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { TaskDetail } from '../api/task';
import { useT, useWords } from '../i18n/words';
import { useMe, usePeople } from '../identity/server';
import { Dialog } from '../parts/Dialog';
import { fieldError } from '../parts/Wrong';
import { said } from './form';
import type { useTaskVerb } from './server';

type Props = { verb: ReturnType<typeof useTaskVerb>; onClose: () => void; onDone: () => void };

function Reason({ error, value, onChange }: { error: unknown; value: string; onChange: (value: string) => void }) {
  const t = useT();
  return <Textarea label={t('task.reason')} description={t('task.reasonHint')} rows={2} maxLength={1000} value={value} onChange={(event) => onChange(event.target.value)} error={fieldError(error, 'reason')} />;
}

/** Gives the task to somebody, or asks somebody to sign as well. */
export function PersonAndReason({ what, verb, onClose, onDone }: Props & { what: 'delegate' | 'countersign' }) {
  const t = useT();
  const me = useMe().person.id;
  const { data: people = [] } = usePeople();
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const off = to === '' ? t('task.whoMissing') : what === 'delegate' && reason.trim() === '' ? t('task.reasonMissing') : undefined;
  const submit = () => verb.mutate(what === 'delegate' ? { verb: 'delegate', to, reason: reason.trim() } : { verb: 'countersign', to }, { onSuccess: onDone });
  return (
    <Dialog opened onClose={onClose} title={t(`task.act.${what}`)} act={t(`task.act.${what}`)} busy={verb.isPending} off={off} error={verb.error} onSubmit={submit}>
      <NativeSelect label={t('task.toWhom')} value={to} onChange={(event) => setTo(event.target.value)} error={fieldError(verb.error, 'to')} data={[{ value: '', label: t('deputy.choose') }, ...people.filter((person) => person.id !== me).map((person) => ({ value: person.id, label: person.displayName }))]} />
      {what === 'delegate' ? <Reason error={verb.error} value={reason} onChange={setReason} /> : null}
      <p className="sub">{t(`task.means.${what}`)}</p>
    </Dialog>
  );
}

/** Goes back to a step before; which ones there are comes from the model. */
export function ReturnDialog({ steps, verb, onClose, onDone }: Props & { steps: TaskDetail['returnTo'] }) {
  const { t, language } = useWords();
  const [step, setStep] = useState(steps[0]?.step ?? '');
  const [reason, setReason] = useState('');
  return (
    <Dialog opened onClose={onClose} title={t('task.act.return')} act={t('task.act.return')} busy={verb.isPending} off={reason.trim() === '' ? t('task.reasonMissing') : undefined} error={verb.error} onSubmit={() => verb.mutate({ verb: 'return', step, reason: reason.trim() }, { onSuccess: onDone })}>
      <NativeSelect label={t('task.toStep')} value={step} onChange={(event) => setStep(event.target.value)} data={steps.map((each) => ({ value: each.step, label: said(each.name, language) }))} />
      <Reason error={verb.error} value={reason} onChange={setReason} />
      <p className="sub">{t('task.means.return')}</p>
    </Dialog>
  );
}

/** Ends the whole matter. */
export function ReasonDialog({ verb, onClose, onDone }: Props) {
  const t = useT();
  const [reason, setReason] = useState('');
  return (
    <Dialog opened onClose={onClose} danger title={t('task.act.withdraw')} act={t('task.act.withdraw')} busy={verb.isPending} off={reason.trim() === '' ? t('task.reasonMissing') : undefined} error={verb.error} onSubmit={() => verb.mutate({ verb: 'withdraw', reason: reason.trim() }, { onSuccess: onDone })}>
      <Reason error={verb.error} value={reason} onChange={setReason} />
      <p className="sub">{t('task.means.withdraw')}</p>
    </Dialog>
  );
}
