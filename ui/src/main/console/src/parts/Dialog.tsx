import { Modal } from '@mantine/core';
import type { SyntheticEvent, ReactNode } from 'react';
import { useT } from '../i18n/words';
import { Button } from './Button';
import { Wrong } from './Wrong';

type Props = {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** The act's verb and object; the same words as on the button that opened this. */
  act: string;
  busy?: boolean;
  off?: string | undefined;
  error?: unknown;
  onSubmit: () => void;
  danger?: boolean;
  wide?: boolean;
  children: ReactNode;
};

/** Asks for what an act needs before it is done. Traps focus and gives it back. */
export function Dialog({ opened, onClose, title, act, busy = false, off, error, onSubmit, danger = false, wide = false, children }: Props) {
  const t = useT();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!busy && off === undefined) onSubmit();
  };
  return (
    <Modal opened={opened} onClose={onClose} title={title} size={wide ? 640 : 480} closeButtonProps={{ 'aria-label': t('act.close') }}>
      <form className="dialog" onSubmit={submit} noValidate>
        {children}
        <Wrong error={error} />
        <div className="acts">
          <Button onClick={onClose}>{t('act.cancel')}</Button>
          <Button look={danger ? 'danger' : 'primary'} type="submit" busy={busy} off={off}>
            {act}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
