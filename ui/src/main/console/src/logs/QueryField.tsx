import { useId, useRef, useState, type SyntheticEvent } from 'react';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { Fault } from '../parts/Fault';
import { faultIn } from './terms';

type Props = { asked: string; error: unknown; busy: boolean; onAsk: (query: string) => void };

/** The search line. Asked on Enter; what is wrong stands under it, with its column. */
export function QueryField({ asked, error, busy, onAsk }: Props) {
  const t = useT();
  const wrong = useId();
  const hint = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(asked);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onAsk(typed);
  };
  const bad = error !== undefined && typed.trim() === asked;
  return (
    <form className="lg-ask" onSubmit={submit} role="search" aria-label={t('logs.search')}>
      <div className="row">
        <input
          ref={field}
          className="in mono grow"
          type="search"
          aria-label={t('logs.query')}
          aria-invalid={bad || undefined}
          aria-describedby={bad ? wrong : hint}
          placeholder={'level:>=warning host:web* "connection refused"'}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          enterKeyHint="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" look={typed.trim() === asked ? 'plain' : 'primary'} busy={busy}>
          {t('logs.ask')}
        </Button>
      </div>
      {bad ? (
        <Fault id={wrong} text={asked} error={error} placeOf={faultIn} />
      ) : (
        <p className="sub lg-hint" id={hint}>
          <Say k="logs.hint" />
        </p>
      )}
    </form>
  );
}
