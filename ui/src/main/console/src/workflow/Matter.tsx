import { Link } from '@tanstack/react-router';

/** What a task is about; the key leads to the matter's own page, where it has one. */
export function Matter({ businessKey, subject }: { businessKey: string; subject: string }) {
  return (
    <>
      {businessKey.startsWith('INC-') ? (
        <Link to="/incidents/$key" params={{ key: businessKey }} className="mono">
          {businessKey}
        </Link>
      ) : (
        <span className="mono">{businessKey}</span>
      )}{' '}
      {subject}
    </>
  );
}
