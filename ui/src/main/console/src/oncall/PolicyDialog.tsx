import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Policy, Schedule } from '../api/oncall';
import { useT } from '../i18n/words';
import { usePeople } from '../identity/server';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { fieldError } from '../parts/Wrong';
import { swapped } from './calendar';
import { Remove } from './Remove';
import { useChangePolicy, useDeletePolicy } from './server';
import { matchOf, matchText, stepOf, whomOf } from './steps';

type Props = { policy: Policy; schedules: readonly Schedule[]; onClose: () => void };
/** A step with a name for the list to hold on to while it is moved. */
type Draft = { id: number; whom: string; minutes: string };

export function PolicyDialog({ policy, schedules, onClose }: Props) {
  const t = useT();
  const change = useChangePolicy();
  const remove = useDeletePolicy();
  const [name, setName] = useState(policy.name);
  const [match, setMatch] = useState(matchText(policy.match));
  const labels = matchOf(match);
  const [steps, setSteps] = useState<Draft[]>(() => policy.steps.map((step, id) => ({ id, whom: whomOf(step), minutes: String(step.waitingSeconds / 60) })));
  const off = labels === undefined ? t('policy.matchWrong') : name.trim() === '' || steps.some((step) => !(Number(step.minutes) > 0)) ? t('policy.missing') : undefined;
  const submit = () => change.mutate({ ...policy, name: name.trim(), match: labels ?? {}, steps: steps.map((step) => stepOf(step.whom, step.minutes)) }, { onSuccess: onClose });
  const add = () => setSteps([...steps, { id: Math.max(0, ...steps.map((step) => step.id)) + 1, whom: `NEXT_ON_CALL ${schedules[0]?.id ?? ''}`, minutes: '10' }]);
  const put = (id: number, part: Partial<Draft>) => setSteps(steps.map((step) => (step.id === id ? { ...step, ...part } : step)));
  return (
    <Dialog opened onClose={onClose} title={t(policy.id === '' ? 'policy.new' : 'policy.change')} act={t('policy.save')} busy={change.isPending} off={off} error={change.error} onSubmit={submit} wide>
      <TextInput label={t('schedule.name')} value={name} maxLength={80} onChange={(event) => setName(event.target.value)} error={fieldError(change.error, 'name')} />
      <TextInput label={t('policy.match')} description={t(match.trim() === '' ? 'policy.matchAll' : 'policy.matchSome')} placeholder="team=data" value={match} spellCheck={false} autoCapitalize="none" onChange={(event) => setMatch(event.target.value)} error={labels === undefined ? t('policy.matchWrong') : fieldError(change.error, 'match')} />
      <ol className="turns">
        {steps.map((step, index) => (
          <li key={step.id} className="pstep">
            <Whom label={t('policy.step', { n: index + 1 })} value={step.whom} schedules={schedules} onChange={(whom) => put(step.id, { whom })} />
            <TextInput type="number" min={1} label={t('policy.minutes')} value={step.minutes} onChange={(event) => put(step.id, { minutes: event.target.value })} />
            <span className="row">
              <button type="button" className="icon-btn" disabled={index === 0} aria-label={t('policy.earlier', { n: index + 1 })} onClick={() => setSteps(swapped(steps, index, -1))}>
                <Icon name="up" />
              </button>
              <button type="button" className="icon-btn" disabled={steps.length === 1} aria-label={t('policy.remove', { n: index + 1 })} onClick={() => setSteps(steps.filter((each) => each.id !== step.id))}>
                <Icon name="cross" />
              </button>
            </span>
          </li>
        ))}
      </ol>
      <span>
        <Button onClick={add}>
          <Icon name="plus" size={14} />
          {t('policy.add')}
        </Button>
      </span>
      <p className="sub">{t('policy.means')}</p>
      {policy.id === '' ? null : <Remove words="policy.delete" sure="policy.deleteSure" act={remove} onRemove={() => remove.mutate(policy.id, { onSuccess: onClose })} />}
    </Dialog>
  );
}

function Whom({ label, value, schedules, onChange }: { label: string; value: string; schedules: readonly Schedule[]; onChange: (whom: string) => void }) {
  const t = useT();
  const { data: people = [] } = usePeople();
  const data = [
    ...schedules.flatMap((schedule) => [
      { value: `ON_CALL ${schedule.id}`, label: t('whom.onCall', { schedule: schedule.name }) },
      { value: `NEXT_ON_CALL ${schedule.id}`, label: t('whom.next', { schedule: schedule.name }) },
    ]),
    ...people.map((person) => ({ value: `PERSON ${person.id}`, label: t('whom.person', { name: person.displayName }) })),
  ];
  return <NativeSelect label={label} value={value} data={data} onChange={(event) => onChange(event.target.value)} />;
}
