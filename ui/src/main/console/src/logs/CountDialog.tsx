import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LogCounter } from '../api/logs';
import { useT } from '../i18n/words';
import { Dialog } from '../parts/Dialog';
import { isName, seriesOf } from './counters';
import { useCount } from './server';

/** Gives the present query a name under which its lines are counted. */
export function CountDialog({ query, taken, onClose }: { query: string; taken: readonly LogCounter[]; onClose: () => void }) {
  const t = useT();
  const count = useCount();
  const [name, setName] = useState('');
  const typed = name.trim();
  const before = taken.find((one) => one.name === typed);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('counters.add')}
      act={t('counters.save')}
      busy={count.isPending}
      off={isName(typed) ? undefined : t('counters.nameHint')}
      error={count.error}
      onSubmit={() => count.mutate({ name: typed, query }, { onSuccess: onClose })}
    >
      <p className="mono lg-series">{query}</p>
      <TextInput label={t('counters.name')} description={t('counters.nameHint')} value={name} maxLength={60} spellCheck={false} autoCapitalize="none" autoComplete="off" onChange={(event) => setName(event.target.value)} />
      {before === undefined ? null : <p className="sub">{t('counters.replaces', { query: before.query })}</p>}
      {isName(typed) ? (
        <p className="sub">
          {t('counters.rule')} <code className="lg-series">{`increase(${seriesOf(typed)}[5m])`}</code>
        </p>
      ) : null}
    </Dialog>
  );
}
