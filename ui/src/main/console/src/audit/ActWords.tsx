import type { Act } from '../api/audit';
import { useWords } from '../i18n/words';
import { sentenceKey } from './acts';

export function ActWords({ act }: { act: Act }) {
  const { t, catalogue } = useWords();
  const key = sentenceKey(act.verb, catalogue);
  return key === undefined ? <span className="mono">{act.verb}</span> : <span>{t(key)}</span>;
}
