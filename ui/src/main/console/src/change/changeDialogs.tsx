import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ChangeDetail, ChangeResult } from '../api/change';
import { useT } from '../i18n/words';
import { Dialog } from '../parts/Dialog';
import { fieldError } from '../parts/Wrong';
import { Conflicts } from './Conflicts';
import { fieldOf } from './days';
import type { useChangeVerb } from './server';

type Props = { verb: ReturnType<typeof useChangeVerb>; onClose: () => void };
const RESULTS: readonly ChangeResult[] = ['successful', 'with-trouble', 'failed'];

/** It meets others: whoever goes on says why that is all right. */
export function DespiteDialog({ what, detail, verb, onClose }: Props & { what: 'submit' | 'start'; detail: ChangeDetail }) {
  const t = useT();
  const [despite, setDespite] = useState(detail.despite ?? '');
  const needed = detail.conflicts.length > 0;
  return (
    <Dialog opened onClose={onClose} title={t(`change.act.${what}`)} act={t(`change.act.${what}`)} busy={verb.isPending} off={needed && despite.trim() === '' ? t('task.reasonMissing') : undefined} error={verb.error} onSubmit={() => verb.mutate({ verb: what, despite: despite.trim() === '' ? undefined : despite.trim() }, { onSuccess: onClose })} wide>
      <Conflicts conflicts={detail.conflicts} items={detail.change.items} />
      <Textarea label={t('change.despiteAsk')} rows={3} value={despite} onChange={(event) => setDespite(event.target.value)} error={fieldError(verb.error, 'despite')} data-autofocus />
    </Dialog>
  );
}

export function ReasonDialog({ what, verb, onClose }: Props & { what: 'back-out' | 'withdraw' }) {
  const t = useT();
  const [reason, setReason] = useState('');
  return (
    <Dialog opened onClose={onClose} danger title={t(`change.act.${what}`)} act={t(`change.act.${what}`)} busy={verb.isPending} off={reason.trim() === '' ? t('task.reasonMissing') : undefined} error={verb.error} onSubmit={() => verb.mutate({ verb: what, reason: reason.trim() }, { onSuccess: onClose })}>
      <Textarea label={t('task.reason')} rows={3} value={reason} onChange={(event) => setReason(event.target.value)} error={fieldError(verb.error, 'reason')} data-autofocus />
      <p className="sub">{t(`change.means.${what}`)}</p>
    </Dialog>
  );
}

/** It takes longer: an hour more than what was agreed, or than now, unless they say otherwise. */
export function ExtendDialog({ detail, verb, onClose }: Props & { detail: ChangeDetail }) {
  const t = useT();
  const [to, setTo] = useState(() => fieldOf(Math.max(Date.now(), Date.parse(detail.change.to)) + 3_600_000));
  const [reason, setReason] = useState('');
  const off = to === '' ? t('deputy.timeMissing') : reason.trim() === '' ? t('task.reasonMissing') : undefined;
  return (
    <Dialog opened onClose={onClose} title={t('change.act.extend')} act={t('change.act.extend')} busy={verb.isPending} off={off} error={verb.error} onSubmit={() => verb.mutate({ verb: 'extend', to: new Date(to).toISOString(), reason: reason.trim() }, { onSuccess: onClose })}>
      <TextInput type="datetime-local" label={t('change.extend.to')} value={to} onChange={(event) => setTo(event.target.value)} error={fieldError(verb.error, 'to')} />
      <Textarea label={t('task.reason')} rows={3} value={reason} onChange={(event) => setReason(event.target.value)} error={fieldError(verb.error, 'reason')} data-autofocus />
      <p className="sub">{t('change.means.extend')}</p>
    </Dialog>
  );
}

/** How it went, in a person's words; the figures are measured and kept with it. */
export function ReviewDialog({ verb, onClose }: Props) {
  const t = useT();
  const [result, setResult] = useState<ChangeResult>('successful');
  const [text, setText] = useState('');
  return (
    <Dialog opened onClose={onClose} title={t('change.act.review')} act={t('change.act.review')} busy={verb.isPending} off={text.trim() === '' ? t('review.textMissing') : undefined} error={verb.error} onSubmit={() => verb.mutate({ verb: 'review', result, text: text.trim() }, { onSuccess: onClose })}>
      <NativeSelect label={t('review.resultLabel')} value={result} onChange={(event) => setResult(event.target.value as ChangeResult)} data={RESULTS.map((each) => ({ value: each, label: t(`review.result.${each}`) }))} />
      <Textarea label={t('review.seen')} rows={4} value={text} onChange={(event) => setText(event.target.value)} error={fieldError(verb.error, 'text')} data-autofocus />
    </Dialog>
  );
}
