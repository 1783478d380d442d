import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { useTitle } from '../parts/title';

export function NotFound() {
  const t = useT();
  useTitle(t('lost.title'));
  return (
    <div className="state">
      <Mark severity="unknown" size="l" silent />
      <h1>{t('lost.title')}</h1>
      <p>{t('lost.text')}</p>
      <Link to="/now" className="btn">
        {t('lost.now')}
      </Link>
    </div>
  );
}

/** A fault of the page itself. What the server does is not touched by it, and that is what people ask first. */
export function Crashed({ error, reset }: ErrorComponentProps) {
  const t = useT();
  return (
    <main className="state" role="alert">
      <Mark severity="critical" size="l" silent />
      <h1>{t('crash.title')}</h1>
      <p>{t('crash.text')}</p>
      <span className="row">
        <Button onClick={reset}>{t('act.tryAgain')}</Button>
        <Button onClick={() => location.reload()}>{t('crash.reload')}</Button>
      </span>
      <span className="code mono">{error instanceof Error ? error.message : ''}</span>
    </main>
  );
}
