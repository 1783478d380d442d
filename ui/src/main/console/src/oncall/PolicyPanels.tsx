import type { Policy, Schedule, Step } from '../api/oncall';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { usePeople } from '../identity/server';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Panel } from '../parts/Panel';
import { useTime } from '../parts/time';
import { WaitingRows } from '../parts/Waiting';
import { usePolicies } from './server';
import { matchText } from './steps';
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
              {policy.steps.map((step, index) => (
                // Steps have no name of their own but their place.
                <StepRow key={index} step={step} index={index} last={index === policy.steps.length - 1} schedules={schedules} />
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

function StepRow({ step, index, last, schedules }: { step: Step; index: number; last: boolean; schedules: readonly Schedule[] }) {
  const t = useT();
  const time = useTime();
  const { data: people = [] } = usePeople();
  const schedule = schedules.find((one) => one.id === step.schedule)?.name ?? '';
  const person = people.find((one) => one.id === step.person)?.displayName ?? '';
  return (
    <li className="stp">
      <span className="no" aria-hidden="true">
        {index + 1}
      </span>
      <span>
        <Say k={`target.${step.target}`} values={{ schedule, person }} />
      </span>
      <span className="sub num">{last ? t('policy.last') : t('policy.waits', { span: time.span(step.waitingSeconds) })}</span>
    </li>
  );
}
