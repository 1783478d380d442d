import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Alert } from '../api/alerting';
import { useWords } from '../i18n/words';
import { Dialog } from '../parts/Dialog';
import { figure } from '../parts/format';
import { useTime } from '../parts/time';
import { DAYS, useSayNothing } from './nothing';

const DAY_S = 86_400;
const SCORE = /^\s*(?:abs\()?evenkeel_anomaly\(/;

/** "This was nothing": says before what the like will need, and for how long. */
export function NothingDialog({ alert, onClose }: { alert: Alert; onClose: () => void }) {
  const { t, language } = useWords();
  const time = useTime();
  const say = useSayNothing(alert.fingerprint);
  const [why, setWhy] = useState('');
  const [days, setDays] = useState<number>(14);
  const score = SCORE.test(alert.expression);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('nothing.title')}
      act={t('nothing.save', { span: time.span(days * DAY_S) })}
      busy={say.isPending}
      off={why.trim() === '' ? t('nothing.lacksWhy') : undefined}
      error={say.error}
      onSubmit={() => say.mutate({ why: why.trim(), days }, { onSuccess: onClose })}
    >
      <p>{score ? t('nothing.meansScore', { value: figure(language, Math.abs(alert.value), 'none') }) : t('nothing.means')}</p>
      <p className="sub">{t('nothing.like')}</p>
      <fieldset className="turns">
        <legend>{t('silence.for')}</legend>
        <span className="chips">
          {DAYS.map((each) => (
            <button key={each} type="button" className="chip" aria-pressed={days === each} onClick={() => setDays(each)}>
              {time.span(each * DAY_S)}
            </button>
          ))}
        </span>
      </fieldset>
      <Textarea label={t('nothing.why')} description={t('silence.commentHint')} rows={2} maxLength={1000} value={why} onChange={(event) => setWhy(event.target.value)} />
    </Dialog>
  );
}
