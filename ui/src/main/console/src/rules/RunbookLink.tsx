import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/words';
import { runbookName } from './rules';

/** The runbook that a rule names: ours opens in the console, another's in its own page; anything else is no link. */
export function RunbookLink({ url }: { url: string | undefined }) {
  const t = useT();
  if (url === undefined) return null;
  const name = runbookName(url);
  if (name !== undefined) {
    return (
      <Link to="/runbooks/$name" params={{ name }}>
        {t('side.runbook')}
      </Link>
    );
  }
  if (!/^https?:\/\//.test(url)) return null;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {t('side.runbook')}
    </a>
  );
}
