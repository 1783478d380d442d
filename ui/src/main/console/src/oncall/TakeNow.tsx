import { useState } from 'react';
import type { Schedule } from '../api/oncall';
import { useT } from '../i18n/words';
import { Dialog } from '../parts/Dialog';
import { useNow, useTime } from '../parts/time';
import { useTakeNow } from './server';

const HOURS = [1, 2, 4, 8, 12, 24] as const;

/** On call at once, for some hours, whoever had it. */
export function TakeNow({ schedule, onClose }: { schedule: Schedule; onClose: () => void }) {
  const t = useT();
  const time = useTime();
  const now = useNow(60);
  const take = useTakeNow();
  const [hours, setHours] = useState<number>(4);
  return (
    <Dialog opened onClose={onClose} title={t('take.title', { schedule: schedule.name })} act={t('take.act', { span: time.span(hours * 3600) })} busy={take.isPending} error={take.error} onSubmit={() => take.mutate({ schedule: schedule.id, hours }, { onSuccess: onClose })}>
      <span className="chips" role="group" aria-label={t('take.hours')}>
        {HOURS.map((each) => (
          <button key={each} type="button" className="chip" aria-pressed={hours === each} onClick={() => setHours(each)}>
            {time.span(each * 3600)}
          </button>
        ))}
      </span>
      <p className="sub">{t('take.means', { until: time.short(now + hours * 3_600_000, now) })}</p>
    </Dialog>
  );
}
