import { Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Enrolled } from '../api/fleet';
import { useT } from '../i18n/words';
import { Copy } from '../parts/Copy';
import { Dialog } from '../parts/Dialog';
import { Mark } from '../parts/Mark';
import { fieldError } from '../parts/Wrong';
import { Arrived, LoopbackHint } from './Arrived';
import { agentCommand } from './command';
import { useEnrol, useHosts } from './server';

/** Registers a host and gives the command for it; then watches it arrive. */
export function AddByToken({ onClose }: { onClose: () => void }) {
  const t = useT();
  const enrol = useEnrol();
  const [name, setName] = useState('');
  if (enrol.data !== undefined) return <Arrival enrolled={enrol.data} onClose={onClose} />;
  return (
    <Dialog opened onClose={onClose} title={t('hosts.add')} act={t('hosts.addAct')} busy={enrol.isPending} off={name.trim() === '' ? t('hosts.addMissing') : undefined} error={enrol.error} onSubmit={() => enrol.mutate(name.trim())}>
      <p className="mid">{t('hosts.addMeans')}</p>
      <TextInput label={t('hosts.addName')} placeholder="web-01" value={name} spellCheck={false} autoCapitalize="none" onChange={(event) => setName(event.target.value)} error={fieldError(enrol.error, 'name')} data-autofocus />
    </Dialog>
  );
}

function Arrival({ enrolled, onClose }: { enrolled: Enrolled; onClose: () => void }) {
  const t = useT();
  const { data: hosts = [] } = useHosts();
  const arrived = hosts.find((host) => host.name === enrolled.host.name)?.lastSeen !== undefined;
  return (
    <Modal opened onClose={onClose} title={t('hosts.run', { host: enrolled.host.name })} size={640} closeButtonProps={{ 'aria-label': t('act.close') }}>
      <div className="dialog">
        <p className="mid">{t('hosts.runText')}</p>
        <LoopbackHint />
        <Copy text={agentCommand(location.origin, enrolled.token)} label={t('hosts.command')} />
        {arrived ? (
          <Arrived name={enrolled.host.name} />
        ) : (
          <p className="row" role="status">
            <Mark severity="unknown" silent />
            <span>{t('hosts.listening')}</span>
          </p>
        )}
      </div>
    </Modal>
  );
}
