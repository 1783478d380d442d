import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ProblemDetail } from '../api/problem';
import { useT } from '../i18n/words';
import { Dialog } from '../parts/Dialog';
import { fieldError } from '../parts/Wrong';
import type { useProblemVerb } from './server';

type Props = { detail: ProblemDetail; verb: ReturnType<typeof useProblemVerb>; onClose: () => void };

/** Why it happens, and what shows it: a cause without evidence is a guess. */
export function CauseDialog({ detail, verb, onClose }: Props) {
  const t = useT();
  const [text, setText] = useState(detail.cause?.text ?? '');
  const [typed, setTyped] = useState(detail.cause?.evidence.join('\n') ?? '');
  const evidence = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const off = text.trim() === '' || evidence.length === 0 ? t('problem.causeMissing') : undefined;
  return (
    <Dialog opened onClose={onClose} title={t('problem.act.cause')} act={t('problem.act.cause')} busy={verb.isPending} off={off} error={verb.error} onSubmit={() => verb.mutate({ verb: 'cause', text: text.trim(), evidence }, { onSuccess: onClose })} wide>
      <Textarea label={t('problem.cause')} rows={4} value={text} onChange={(event) => setText(event.target.value)} error={fieldError(verb.error, 'text')} data-autofocus />
      <Textarea label={t('problem.evidence')} description={t('problem.evidenceHint')} rows={3} value={typed} onChange={(event) => setTyped(event.target.value)} error={fieldError(verb.error, 'evidence')} />
    </Dialog>
  );
}

type What = 'workaround' | 'remedy' | 'dismiss' | 'close';

/** The verbs that need one text: words, a reason, or the key of a change. */
export function WordsDialog({ what, detail, verb, onClose }: Props & { what: What }) {
  const t = useT();
  const [text, setText] = useState(what === 'workaround' ? (detail.problem.workaround?.text ?? '') : what === 'remedy' ? (detail.remedy ?? '') : '');
  const words = text.trim();
  const submit = () =>
    verb.mutate(what === 'workaround' ? { verb: 'workaround', text: words } : what === 'remedy' ? { verb: 'remedy', change: words.toUpperCase() } : { verb: what, reason: words }, { onSuccess: onClose });
  const field = what === 'workaround' ? 'text' : what === 'remedy' ? 'change' : 'reason';
  return (
    <Dialog opened onClose={onClose} title={t(`problem.act.${what}`)} act={t(`problem.act.${what}`)} busy={verb.isPending} off={words === '' ? t('problem.wordsMissing') : undefined} error={verb.error} danger={what === 'dismiss' || what === 'close'} onSubmit={submit}>
      {what === 'remedy' ? (
        <TextInput label={t('problem.whichChange')} placeholder="CHG-12" value={text} onChange={(event) => setText(event.target.value)} error={fieldError(verb.error, field)} data-autofocus />
      ) : (
        <Textarea label={t(what === 'workaround' ? 'problem.workaround' : 'task.reason')} rows={4} value={text} onChange={(event) => setText(event.target.value)} error={fieldError(verb.error, field)} data-autofocus />
      )}
      <p className="sub">{t(`problem.means.${what}`)}</p>
    </Dialog>
  );
}
