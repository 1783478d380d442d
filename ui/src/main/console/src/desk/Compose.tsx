import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Ticket } from '../api/desk';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { Wrong } from '../parts/Wrong';
import { useDeskVerb } from './server';

const WAYS = ['answer', 'note', 'ask-requester', 'resolve'] as const;
type Way = (typeof WAYS)[number];

/** What the desk writes: for the requester or among itself. The button says who will read it. */
export function Compose({ ticket, may }: { ticket: Ticket; may: (verb: string) => boolean }) {
  const t = useT();
  const verb = useDeskVerb(ticket);
  const ways = WAYS.filter(may);
  const [chosen, setChosen] = useState<Way>('answer');
  const [text, setText] = useState('');
  const way = ways.includes(chosen) ? chosen : ways[0];
  if (way === undefined) return null;
  const words = text.trim();
  return (
    <div className={`body col compose ${way === 'note' ? 'note' : ''}`}>
      <span className="chips">
        {ways.map((each) => (
          <button key={each} type="button" className="chip" aria-pressed={way === each} onClick={() => setChosen(each)}>
            {t(`compose.${each}`)}
          </button>
        ))}
      </span>
      <Textarea aria-label={t(`compose.${way}`)} placeholder={t(`compose.hint.${way}`)} rows={4} value={text} onChange={(event) => setText(event.target.value)} />
      <Wrong error={verb.error} />
      <span className="row wrap">
        <Button look="primary" busy={verb.isPending} off={words === '' ? t('request.wordsMissing') : undefined} onClick={() => verb.mutate({ verb: way, text: words }, { onSuccess: () => setText('') })}>
          {t(`compose.act.${way}`)}
        </Button>
        <span className="sub">{t(`compose.means.${way}`)}</span>
      </span>
    </div>
  );
}
