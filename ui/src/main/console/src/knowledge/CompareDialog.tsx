import { Modal } from '@mantine/core';
import { useT } from '../i18n/words';
import { Between } from './ArticlePage';

/** What one version has that the one before has not. */
export function CompareDialog({ articleKey, from, to, onClose }: { articleKey: string; from: number; to: number; onClose: () => void }) {
  const t = useT();
  return (
    <Modal opened onClose={onClose} title={t('knowledge.comparison', { key: articleKey, from, to })} size={1040} closeButtonProps={{ 'aria-label': t('act.close') }}>
      <Between articleKey={articleKey} from={from} to={to} />
    </Modal>
  );
}
