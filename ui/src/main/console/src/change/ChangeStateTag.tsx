import type { ChangeState } from '../api/change';
import { useT } from '../i18n/words';

const TONE: Partial<Record<ChangeState, string>> = { running: 'accent', 'backing-out': 'high', approving: 'medium', refused: 'critical', missed: 'medium', 'backed-out': 'medium', done: 'ok', closed: 'ok' };

export function ChangeStateTag({ state }: { state: ChangeState }) {
  const t = useT();
  return <span className={`tag ${TONE[state] ?? ''}`}>{t(`change.state.${state}`)}</span>;
}
