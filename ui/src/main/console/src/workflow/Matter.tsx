import { Link } from '@tanstack/react-router';

/** What a task is about; the key leads to the matter's own page, where it has one. */
export function Matter({ businessKey: key, subject }: { businessKey: string; subject: string }) {
  const shown = <span className="mono">{key}</span>;
  const params = { key };
  return (
    <>
      {key.startsWith('INC-') ? (
        <Link to="/incidents/$key" params={params}>
          {shown}
        </Link>
      ) : key.startsWith('CHG-') ? (
        <Link to="/changes/$key" params={params}>
          {shown}
        </Link>
      ) : key.startsWith('PRB-') ? (
        <Link to="/problems/$key" params={params}>
          {shown}
        </Link>
      ) : key.startsWith('TIC-') ? (
        <Link to="/desk/$key" params={params}>
          {shown}
        </Link>
      ) : key.startsWith('RES-') ? (
        <Link to="/resources/$key" params={params}>
          {shown}
        </Link>
      ) : key.startsWith('DR-') ? (
        <Link to="/recovery/drills/$number" params={{ number: key }}>
          {shown}
        </Link>
      ) : (
        shown
      )}{' '}
      {subject}
    </>
  );
}
