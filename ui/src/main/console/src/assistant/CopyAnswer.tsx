import { useState } from 'react';
import type { ChatAnswer } from '../api/assistant';
import { useT } from '../i18n/words';
import { Icon } from '../parts/Icon';
import { useTime } from '../parts/time';
import { asText } from './words';

/** Takes the answer along, with its sources and what stands in none of them. */
export function CopyAnswer({ question, answer }: { question: string; answer: ChatAnswer }) {
  const t = useT();
  const time = useTime();
  const [state, setState] = useState<'copied' | 'refused'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(asText(question, answer, time, Date.now(), t, location.origin));
      setState('copied');
    } catch {
      setState('refused'); // Not allowed over plain http; the answer can still be marked and copied by hand.
    }
  };
  const label = t(state === 'copied' ? 'act.copied' : state === 'refused' ? 'ask.copyRefused' : 'ask.copy');
  return (
    <button type="button" className="icon-btn an-copy" title={label} onClick={() => void copy()}>
      <Icon name={state === 'copied' ? 'check' : 'copy'} size={14} />
      <span className={state === 'refused' ? undefined : 'sr'} aria-live="polite">
        {label}
      </span>
    </button>
  );
}
