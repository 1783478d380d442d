import { useEffect, useState } from 'react';
import { useT } from '../i18n/words';

/** Rows in the shape of the real ones. After five seconds it says what it waits for. */
export function WaitingRows({ rows = 4, what, one = false }: { rows?: number; what: string; one?: boolean }) {
  const t = useT();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 5000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status">
      <span className={slow ? 'sk-wait' : 'sr'}>{t('state.reading', { what })}</span>
      <div aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className={one ? 'sk-row one' : 'sk-row'}>
            <span className="sk" style={{ width: 14, borderRadius: 7, height: 14 }} />
            <span className="sk" style={{ width: `${34 + ((row * 17) % 23)}%` }} />
            <span className="grow" />
            <span className="sk hide-s" style={{ width: 54 }} />
            <span className="sk" style={{ width: 78 }} />
          </div>
        ))}
      </div>
    </div>
  );
}

export function WaitingBlock({ height, what }: { height: number; what: string }) {
  const t = useT();
  return (
    <div role="status" style={{ padding: 12 }}>
      <span className="sr">{t('state.reading', { what })}</span>
      <span className="sk" aria-hidden="true" style={{ display: 'block', height: height - 24 }} />
    </div>
  );
}
