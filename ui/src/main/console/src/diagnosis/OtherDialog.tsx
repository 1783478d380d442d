import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../i18n/words';
import { Dialog } from '../parts/Dialog';
import { fieldError } from '../parts/Wrong';
import { useVerdict } from './server';

const LONGEST = 2000;

/** It was none of the suspects: asks what it was, so that the next diagnosis is judged by it. */
export function OtherDialog({ incident, onClose }: { incident: string; onClose: () => void }) {
  const t = useT();
  const verdict = useVerdict(incident);
  const [words, setWords] = useState('');
  const off = words.trim() === '' ? t('suspect.otherMissing') : undefined;
  return (
    <Dialog opened onClose={onClose} title={t('suspect.otherTitle')} act={t('suspect.otherAct')} busy={verdict.isPending} off={off} error={verdict.error} onSubmit={() => verdict.mutate({ words: words.trim() }, { onSuccess: onClose })}>
      <p className="mid">{t('suspect.otherMeans')}</p>
      <Textarea label={t('suspect.otherWords')} rows={3} resize="vertical" maxLength={LONGEST} value={words} onChange={(event) => setWords(event.target.value)} error={fieldError(verdict.error, 'words')} data-autofocus />
    </Dialog>
  );
}
