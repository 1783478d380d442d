import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { LINES, TICKET_KINDS, type Line, type Ticket, type TicketKind } from '../api/desk';
import { useT } from '../i18n/words';
import { usePeople } from '../identity/server';
import { Dialog } from '../parts/Dialog';
import { fieldError } from '../parts/Wrong';
import type { useDeskVerb } from './server';

type Props = { verb: ReturnType<typeof useDeskVerb>; onClose: () => void };
const PRIORITIES = ['P1', 'P2', 'P3', 'P4'] as const;
const ON_DUTY = 'on-duty';

/** To a person, to whoever is on duty, or to another line. */
export function AssignDialog({ ticket, verb, onClose }: Props & { ticket: Ticket }) {
  const t = useT();
  const { data: people = [] } = usePeople();
  const [to, setTo] = useState(ON_DUTY);
  const line = LINES.find((each) => each === to);
  const submit = () => verb.mutate(line !== undefined ? { verb: 'escalate', line } : to === ON_DUTY ? { verb: 'assign', onDuty: true } : { verb: 'assign', person: to }, { onSuccess: onClose });
  const choices = [
    { value: ON_DUTY, label: t('assign.onDuty') },
    ...LINES.filter((each: Line) => each !== ticket.line).map((each) => ({ value: each, label: t('assign.line', { line: t(`line.${each}`) }) })),
    ...people.map((person) => ({ value: person.id, label: person.displayName })),
  ];
  return (
    <Dialog opened onClose={onClose} title={t('ticket.act.assign')} act={t('ticket.act.assign')} busy={verb.isPending} error={verb.error} onSubmit={submit}>
      <NativeSelect label={t('assign.to')} value={to} onChange={(event) => setTo(event.target.value)} data={choices} error={fieldError(verb.error, 'person')} />
      <p className="sub">{t(line === undefined ? 'assign.means' : 'assign.meansLine')}</p>
    </Dialog>
  );
}

/** What kind of matter it is, and how fast. */
export function GradeDialog({ ticket, verb, onClose }: Props & { ticket: Ticket }) {
  const t = useT();
  const [kind, setKind] = useState<TicketKind>(ticket.kind);
  const [priority, setPriority] = useState<string>(ticket.priority);
  return (
    <Dialog opened onClose={onClose} title={t('ticket.act.grade')} act={t('ticket.act.grade')} busy={verb.isPending} error={verb.error} onSubmit={() => verb.mutate({ verb: 'grade', kind, priority }, { onSuccess: onClose })}>
      <NativeSelect label={t('ticket.what')} value={kind} onChange={(event) => setKind(event.target.value as TicketKind)} data={TICKET_KINDS.map((each) => ({ value: each, label: t(`ticket.kind.${each}`) }))} />
      <NativeSelect label={t('incident.priority')} value={priority} onChange={(event) => setPriority(event.target.value)} data={[...PRIORITIES]} />
      <p className="sub">{t('grade.means')}</p>
    </Dialog>
  );
}

/** Goes on in another ticket, or knows of it. */
export function OtherTicketDialog({ what, verb, onClose }: Props & { what: 'merge' | 'link' }) {
  const t = useT();
  const [key, setKey] = useState('');
  const other = key.trim().toUpperCase();
  const submit = () => verb.mutate(what === 'merge' ? { verb: 'merge', into: other } : { verb: 'link', to: other }, { onSuccess: onClose });
  return (
    <Dialog opened onClose={onClose} title={t(`ticket.act.${what}`)} act={t(`ticket.act.${what}`)} busy={verb.isPending} off={other === '' ? t('other.missing') : undefined} error={verb.error} onSubmit={submit} danger={what === 'merge'}>
      <TextInput label={t('other.key')} placeholder="TIC-12" value={key} onChange={(event) => setKey(event.target.value)} error={fieldError(verb.error, what === 'merge' ? 'into' : 'to')} data-autofocus />
      <p className="sub">{t(`other.means.${what}`)}</p>
    </Dialog>
  );
}

export function ReopenDialog({ verb, onClose }: Props) {
  const t = useT();
  const [reason, setReason] = useState('');
  return (
    <Dialog opened onClose={onClose} title={t('ticket.act.reopen')} act={t('ticket.act.reopen')} busy={verb.isPending} off={reason.trim() === '' ? t('task.reasonMissing') : undefined} error={verb.error} onSubmit={() => verb.mutate({ verb: 'reopen', reason: reason.trim() }, { onSuccess: onClose })}>
      <Textarea label={t('task.reason')} rows={3} value={reason} onChange={(event) => setReason(event.target.value)} error={fieldError(verb.error, 'reason')} data-autofocus />
    </Dialog>
  );
}
