import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/words';
import { logsOfAlert } from '../logs/links';

/** To the lines that an alert on logs is about; its rule says with which query. */
export function LogsLink({ url, since }: { url: string | undefined; since: string }) {
  const t = useT();
  const search = logsOfAlert(url, since);
  if (search === undefined) return null;
  return (
    <Link to="/logs" search={search}>
      {t('side.logLines')}
    </Link>
  );
}
