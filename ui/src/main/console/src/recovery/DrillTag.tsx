import type { Drill } from '../api/recovery';
import { useT } from '../i18n/words';
import { Mark } from '../parts/Mark';
import { isRed } from './clock';

/** How it stands or ended: shape, word and colour. */
export function DrillTag({ drill }: { drill: Drill }) {
  const t = useT();
  const { result, state } = drill;
  if (result === 'passed' || result === 'failed') {
    return (
      <span className={`tag ${result === 'passed' ? 'ok' : 'critical'}`}>
        <Mark severity={result === 'passed' ? 'ok' : 'critical'} size="s" silent />
        {t(`drill.result.${result}`)}
      </span>
    );
  }
  if (result !== undefined) return <span className="tag">{t(`drill.result.${result}`)}</span>;
  if (state === 'running' && isRed(drill)) {
    return (
      <span className="tag critical">
        <Mark severity="critical" size="s" silent />
        {t('drill.willFail', { n: drill.findings.length })}
      </span>
    );
  }
  return <span className="tag accent">{t(`drill.state.${state}`)}</span>;
}
