import { Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Drill, PolicyDetail, RecoveryPolicy } from '../api/recovery';
import { Say } from '../i18n/Say';
import { useT, useWords } from '../i18n/words';
import { Clock } from '../parts/Age';
import { Dialog } from '../parts/Dialog';
import { figure } from '../parts/format';
import { Mark } from '../parts/Mark';
import { useNow, useTime } from '../parts/time';
import { fieldError } from '../parts/Wrong';
import { useRetire, useStartDrill } from './server';
import { termsTold } from './terms';

/** A moment as the browser's field for date and time with seconds wants it. */
function secondField(at: number): string {
  const moment = new Date(at);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

type StartProps = { detail: PolicyDetail; drills: readonly Drill[]; onClose: () => void };

/** Which moment, and why; says before what will be done where. A moment can be chosen where changes are archived between copies. */
export function StartDialog({ detail, drills, onClose }: StartProps) {
  const { t, language } = useWords();
  const time = useTime();
  const navigate = useNavigate();
  const { policy, copies } = detail;
  const start = useStartDrill(policy.id);
  const terms = termsTold(policy.drill);
  const now = useNow(10);
  const [chosen, setChosen] = useState(false);
  const [until, setUntil] = useState(() => secondField(Date.now() - 3_600_000));
  const [reason, setReason] = useState('');
  const newest = copies.find((copy) => copy.sound);
  const last = drills.find((drill) => drill.measured.rtoSeconds !== undefined)?.measured.rtoSeconds;
  const off = chosen && (until === '' || Date.parse(until) > now) ? t('drill.momentWrong') : undefined;
  const submit = () => start.mutate({ until: chosen ? new Date(until).toISOString() : undefined, reason: reason.trim() === '' ? undefined : reason.trim() }, { onSuccess: ({ number }) => void navigate({ to: '/recovery/drills/$number', params: { number } }) });
  return (
    <Dialog opened onClose={onClose} wide title={t('drill.startOf', { name: policy.itemName })} act={t('drill.start')} busy={start.isPending} off={off} error={start.error} onSubmit={submit}>
      <fieldset className="turns">
        <legend>{t('drill.what')}</legend>
        <label className="check">
          <input type="radio" name="moment" checked={!chosen} onChange={() => setChosen(false)} />
          <span>
            {t('drill.newest')}
            <span className="sub">{newest === undefined ? null : <Say k="drill.newestIs" values={{ at: <Clock at={newest.at} focusable={false} />, size: newest.sizeBytes === undefined ? '' : figure(language, newest.sizeBytes, 'bytes') }} />}</span>
          </span>
        </label>
        {policy.adapter === 'pgbackrest' ? (
          <label className="check">
            <input type="radio" name="moment" checked={chosen} onChange={() => setChosen(true)} />
            <span>
              {t('drill.moment')}
              <span className="sub">{t('drill.momentHint')}</span>
            </span>
          </label>
        ) : null}
      </fieldset>
      {chosen ? <TextInput type="datetime-local" step={1} label={t('drill.until')} description={time.zoneName(now)} value={until} onChange={(event) => setUntil(event.target.value)} error={fieldError(start.error, 'until')} /> : null}
      <Textarea label={t('drill.reason')} rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} error={fieldError(start.error, 'reason')} data-autofocus />
      {newest?.sizeBytes !== undefined && newest.sizeBytes > terms.mostGiB * 2 ** 30 ? (
        <p className="banner" role="note">
          <Mark severity="medium" silent />
          {t('drill.tooLarge', { size: figure(language, newest.sizeBytes, 'bytes'), most: terms.mostGiB })}
        </p>
      ) : null}
      <section className="ahead" aria-label={t('drill.ahead')}>
        <h3>{t('drill.ahead')}</h3>
        <ol>
          <li>{t('drill.ahead.ask')}</li>
          <li>{t('drill.ahead.restore', { host: policy.host, most: terms.mostGiB })}</li>
          <li>{t('drill.ahead.prove', { n: terms.checks.length + 2 })}</li>
          <li>{t('drill.ahead.clean')}</li>
          <li>{last === undefined ? t('drill.ahead.firstTime') : t('drill.ahead.usually', { span: time.span(last) })}</li>
        </ol>
      </section>
    </Dialog>
  );
}

export function RetireDialog({ policy, onClose }: { policy: RecoveryPolicy; onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const retire = useRetire(policy);
  return (
    <Dialog opened onClose={onClose} danger title={t('protect.retireOf', { name: policy.name })} act={t('protect.retire')} busy={retire.isPending} error={retire.error} onSubmit={() => retire.mutate(undefined, { onSuccess: () => void navigate({ to: '/recovery' }) })}>
      <p>{t('protect.retireMeans', { name: policy.itemName, host: policy.host })}</p>
    </Dialog>
  );
}
