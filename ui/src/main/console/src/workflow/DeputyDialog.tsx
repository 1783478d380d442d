import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Deputies } from '../api/task';
import { useT } from '../i18n/words';
import { useMe, usePeople } from '../identity/server';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { fieldError } from '../parts/Wrong';
import { useDeputies, useNameDeputy } from './server';

const DAY_MS = 86_400_000;

/** A moment as the browser's date and time field wants it: local, to the minute. */
function field(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** Who stands in for the reader, and for how long. */
export function DeputyDialog({ onClose }: { onClose: () => void }) {
  const deputies = useDeputies();
  return deputies.data === undefined ? null : <Naming mine={deputies.data.mine} onClose={onClose} />;
}

function Naming({ mine, onClose }: { mine: Deputies['mine']; onClose: () => void }) {
  const t = useT();
  const me = useMe().person.id;
  const { data: people = [] } = usePeople();
  const name = useNameDeputy();
  const [now] = useState(() => Date.now());
  const [deputy, setDeputy] = useState(mine?.deputy ?? '');
  const [from, setFrom] = useState(field(mine === undefined ? now : Date.parse(mine.from)));
  const [to, setTo] = useState(field(mine === undefined ? now + 7 * DAY_MS : Date.parse(mine.to)));
  const others = people.filter((person) => person.id !== me);
  const off = deputy === '' ? t('deputy.whoMissing') : from === '' || to === '' || from >= to ? t('deputy.timeMissing') : undefined;
  return (
    <Dialog opened onClose={onClose} title={t('deputy.title')} act={t('deputy.name')} busy={name.isPending} off={off} error={name.error} onSubmit={() => name.mutate({ deputy, from: new Date(from).toISOString(), to: new Date(to).toISOString() }, { onSuccess: onClose })}>
      <NativeSelect label={t('deputy.who')} value={deputy} onChange={(event) => setDeputy(event.target.value)} error={fieldError(name.error, 'deputy')} data={[{ value: '', label: t('deputy.choose') }, ...others.map((person) => ({ value: person.id, label: person.displayName }))]} />
      <TextInput type="datetime-local" label={t('deputy.from')} value={from} onChange={(event) => setFrom(event.target.value)} error={fieldError(name.error, 'from')} />
      <TextInput type="datetime-local" label={t('deputy.to')} value={to} onChange={(event) => setTo(event.target.value)} error={fieldError(name.error, 'to')} />
      <p className="sub">{t('deputy.means')}</p>
      {mine === undefined ? null : (
        <span>
          <Button size="small" busy={name.isPending} onClick={() => name.mutate({}, { onSuccess: onClose })}>
            {t('deputy.end')}
          </Button>
        </span>
      )}
    </Dialog>
  );
}
