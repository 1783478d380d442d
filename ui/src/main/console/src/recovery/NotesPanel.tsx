import type { Drill } from '../api/recovery';
import { useT } from '../i18n/words';
import { Age } from '../parts/Age';
import { Panel } from '../parts/Panel';

/** What people wrote while it ran, and in the review. */
export function NotesPanel({ drill }: { drill: Drill }) {
  const t = useT();
  if (drill.notes.length === 0) return null;
  return (
    <Panel title={t('drill.notes')} count={drill.notes.length}>
      <ul className="notes">
        {drill.notes.map((note) => (
          <li key={`${note.at}-${note.by}`}>
            <p className="words">{note.text}</p>
            <p className="sub">
              {note.by} · <Age at={note.at} form="ago" />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
