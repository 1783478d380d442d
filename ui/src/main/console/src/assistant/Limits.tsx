import type { AssistantState } from '../api/assistant';
import { useT } from '../i18n/words';
import { useNow, useTime } from '../parts/time';

/** How much may still be asked, and until when; whether a model helps at all. */
export function Limits({ state }: { state: AssistantState | undefined }) {
  const t = useT();
  const time = useTime();
  const now = useNow(60);
  if (state === undefined) return <p className="sub limits">&nbsp;</p>;
  const { questionsLeft: n, tokensLeft, resetsAt } = state.limits;
  const at = time.short(resetsAt, now);
  return (
    <p className={n === 0 ? 'sub limits high' : 'sub limits'}>
      <span>{state.model === undefined ? t(state.configured ? 'ask.modelIsAway' : 'ask.noModelSet') : t('ask.model', { model: state.model })}</span>
      <span className="num">{n === 0 ? t('ask.noneLeft', { at }) : tokensLeft === undefined ? t('ask.left', { n, at }) : t('ask.leftTokens', { n, tokens: tokensLeft, at })}</span>
    </p>
  );
}
