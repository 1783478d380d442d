import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { AddByToken } from './AddByToken';
import { JoinCommand } from './JoinCommand';

/** One command for the other host; by hand with a token, where the server has no agent to hand out. */
export function AddHost({ onClose }: { onClose: () => void }) {
  const t = useT();
  const [byHand, setByHand] = useState(false);
  if (byHand) return <AddByToken onClose={onClose} />;
  return (
    <Modal opened onClose={onClose} title={t('hosts.add')} size={640} closeButtonProps={{ 'aria-label': t('act.close') }}>
      <div className="dialog">
        <JoinCommand />
        <p>
          <Button look="quiet" size="small" onClick={() => setByHand(true)}>
            {t('join.byHand')}
          </Button>
        </p>
      </div>
    </Modal>
  );
}
