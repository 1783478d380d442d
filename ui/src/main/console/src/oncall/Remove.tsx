import { useState } from 'react';
import { useT, type Key } from '../i18n/words';
import { Button } from '../parts/Button';
import { Wrong } from '../parts/Wrong';

type Props = { words: Key; sure: Key; act: { isPending: boolean; error: unknown }; onRemove: () => void };

/** Can't be undone, so it is pressed twice; the second time it says what it does. */
export function Remove({ words, sure, act, onRemove }: Props) {
  const t = useT();
  const [asked, setAsked] = useState(false);
  return (
    <div>
      <Button size="small" look={asked ? 'danger' : 'quiet'} busy={act.isPending} onClick={() => (asked ? onRemove() : setAsked(true))}>
        {t(asked ? sure : words)}
      </Button>
      <Wrong error={act.error} />
    </div>
  );
}
