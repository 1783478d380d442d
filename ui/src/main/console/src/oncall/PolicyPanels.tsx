import type { Policy, Schedule, Step } from '../api/oncall';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { usePeople } from '../identity/server';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Panel } from '../parts/Panel';
import { useTime } from '../parts/time';
import { WaitingRows } from '../parts/Waiting';
import { useOnCallNow, usePolicies } from './server';
import { matchText, personNow } from './steps';
import { TestPage } from './TestPage';

const NEW_POLICY: Policy = { id: '', name: '', steps: [], version: 0 };

type Props = { schedules: readonly Schedule[]; onEdit: ((policy: Policy) => void) | undefined };

/** When something fires: who is paged, in which order, after how long. */
export function PolicyPanels({ schedules, onEdit }: Props) {
  const t = useT();
  const policies = usePolicies();
  return (
    <Answer page query={policies} failed={t('policy.failed')} waiting={<WaitingRows rows={2} what={t('policy.title')} />}>
      {(list) => (
        <>
        {list.map((policy) => (
          <Panel
            key={policy.id}
            title={t('policy.title')}
            right={
              <>
                <span className="cut">
                  {policy.name} {policy.isDefault === true ? t('policy.default') : <span className="mono">{matchText(policy.match)}</span>}
                </span>
                {onEdit === undefined ? null : (
                  <Button size="small" onClick={() => onEdit(policy)}>
                    {t('policy.change')}
                  </Button>
                )}
              </>
            }
          >
            <ol>
              {policy.steps.map((_step, index) => (
                // Steps have no name of their own but their place.
                <StepRow key={index} steps={policy.steps} index={index} schedules={schedules} />
              ))}
            </ol>
            {onEdit === undefined ? null : <TestPage policy={policy} />}
          </Panel>
        ))}
        {onEdit === undefined ? null : (
          <span>
            <Button onClick={() => onEdit({ ...NEW_POLICY, steps: [{ target: 'ON_CALL', schedule: schedules[0]?.id ?? '', waitingSeconds: 300 }] })}>{t('policy.new')}</Button>
          </span>
        )}
        </>
      )}
    </Answer>
  );
}

function StepRow({ steps, index, schedules }: { steps: readonly Step[]; index: number; schedules: readonly Schedule[] }) {
  const t = useT();
  const time = useTime();
  const { data: people = [] } = usePeople();
  const { data: now } = useOnCallNow();
  const step = steps[index];
  if (step === undefined) return null;
  const last = index === steps.length - 1;
  const meant = personNow(step, now);
  const earlier = meant === undefined ? -1 : steps.slice(0, index).findIndex((one) => personNow(one, now)?.id === meant.id);
  const schedule = schedules.find((one) => one.id === step.schedule)?.name ?? '';
  const person = people.find((one) => one.id === step.person)?.displayName ?? '';
  return (
    <li className="stp">
      <span className="no" aria-hidden="true">
        {index + 1}
      </span>
      <span>
        <Say k={`target.${step.target}`} values={{ schedule, person }} />{' '}
        {now === undefined ? null : meant === undefined ? (
          <span className="tag critical">{t('policy.nobodyNow')}</span>
        ) : earlier >= 0 ? (
          <span className="tag medium">{t('policy.same', { name: meant.name === '' ? person : meant.name, n: earlier + 1 })}</span>
        ) : step.target === 'PERSON' ? null : (
          <span className="sub">{t('policy.now', { name: meant.name })}</span>
        )}
      </span>
      <span className="sub num">{last ? t('policy.last') : t('policy.waits', { span: time.span(step.waitingSeconds) })}</span>
    </li>
  );
}
