import type { TicketEntry } from '../api/desk';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { Clock } from '../parts/Age';
import { voiceOf } from './words';

/** What was said and done, the newest last, as in a letter. Words for the requester and words among the desk look different. */
export function Thread({ opened, entries }: { opened: { by: string; at: string; text: string }; entries: readonly TicketEntry[] }) {
  return (
    <ol className="thread">
      {opened.text === '' ? null : (
        <li className="said requester">
          <Who name={opened.by} at={opened.at} />
          <p className="words">{opened.text}</p>
        </li>
      )}
      {entries.map((entry) => (
        <Row key={entry.id} entry={entry} />
      ))}
    </ol>
  );
}

function Row({ entry }: { entry: TicketEntry }) {
  const t = useT();
  const voice = voiceOf(entry);
  if (voice === 'event') {
    return (
      <li className="event">
        <span className="dim num">
          <Clock at={entry.at} focusable={false} />
        </span>
        <span className="mid">
          <Happened entry={entry} />
        </span>
      </li>
    );
  }
  return (
    <li className={`said ${voice}`}>
      <Who name={entry.actorName} at={entry.at} label={voice === 'note' ? t('thread.note') : entry.kind === 'ASKED' ? t('thread.asked') : entry.kind === 'ANSWER' || entry.kind === 'REPLY' ? undefined : t(`thread.kind.${entry.kind}`)} />
      <p className="words">{entry.kind === 'ATTACHED' ? t('thread.attached', { name: entry.facts['name'] ?? '' }) : entry.text}</p>
    </li>
  );
}

function Who({ name, at, label }: { name: string; at: string; label?: string | undefined }) {
  return (
    <p className="who">
      <b>{name}</b>
      {label === undefined ? null : <span className="tag">{label}</span>}
      <span className="dim num">
        <Clock at={at} focusable={false} />
      </span>
    </p>
  );
}

function Happened({ entry }: { entry: TicketEntry }) {
  const { kind, actorName, facts } = entry;
  const fact = (name: string) => facts[name] ?? '';
  return <Say k="thread.happened" values={{ kind, actor: actorName, via: fact('via'), person: fact('person'), from: fact('from'), to: fact('to'), into: fact('into'), incident: fact('incident'), promise: fact('promise') }} />;
}
