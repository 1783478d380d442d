import { useState, type KeyboardEvent, type RefObject } from 'react';
import type { Entry, IncidentDetail } from '../api/incident';
import { Drafting } from '../assistant/DraftCard';
import { withoutMark } from '../assistant/draftText';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Clock } from '../parts/Age';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { useLine } from '../parts/line';
import { Panel } from '../parts/Panel';
import { Wrong } from '../parts/Wrong';
import type { TimelineKind } from '../shell/search';
import { EntryWords, iconOf, kindOf, ownWords } from './EntryWords';
import { useIncidentVerb } from './server';

const LONGEST = 4000;
const KINDS: readonly TimelineKind[] = ['people', 'pages', 'alerts'];

type Props = { detail: IncidentDetail; kind: TimelineKind | undefined; onKind: (kind: TimelineKind | undefined) => void; comment: RefObject<HTMLTextAreaElement | null> };

export function Timeline({ detail, kind, onKind, comment }: Props) {
  const t = useT();
  const mayHandle = useMay('HANDLE_INCIDENTS');
  const { timeline, incident } = detail;
  const shown = kind === undefined ? timeline : timeline.filter((entry) => kindOf(entry) === kind);
  const chip = (value: TimelineKind | undefined, label: string, count?: number) => (
    <button key={value ?? 'all'} type="button" className="chip" aria-pressed={kind === value} onClick={() => onKind(value)}>
      {label} {count === undefined ? null : <span>{count}</span>}
    </button>
  );
  return (
    <Panel
      title={t('timeline.title')}
      count={timeline.length}
      right={
        <span className="chips">
          {chip(undefined, t('timeline.all'))}
          {KINDS.map((each) => chip(each, t(`timeline.${each}`), timeline.filter((entry) => kindOf(entry) === each).length))}
        </span>
      }
    >
      {mayHandle ? <CommentBox incidentKey={incident.key} box={comment} /> : null}
      <ol className="tl">
        {shown.map((entry) => (
          <Row key={entry.id} entry={entry} alerts={detail.alerts} />
        ))}
      </ol>
      {shown.length === 0 ? (
        <p className="body row">
          <span className="dim">{t('timeline.none', { n: timeline.length })}</span>
          <Button look="quiet" size="small" onClick={() => onKind(undefined)}>
            {t('timeline.showAll')}
          </Button>
        </p>
      ) : null}
    </Panel>
  );
}

function Row({ entry, alerts }: { entry: Entry; alerts: IncidentDetail['alerts'] }) {
  const { icon, person } = iconOf(entry);
  const words = ownWords(entry);
  return (
    <li>
      <span className="at">
        <Clock at={entry.at} seconds focusable={false} />
      </span>
      <span className={person ? 'ic p' : 'ic'}>
        <Icon name={icon} size={14} />
      </span>
      <div>
        <EntryWords entry={entry} alerts={alerts} />
        {words.map((text) => (
          <span key={text} className="say words">
            {text}
          </span>
        ))}
      </div>
    </li>
  );
}

/** What is written here is seen by everybody on this incident; kept in the box until the server has it. */
function CommentBox({ incidentKey, box }: { incidentKey: string; box: RefObject<HTMLTextAreaElement | null> }) {
  const t = useT();
  const verb = useIncidentVerb(incidentKey);
  const { stale } = useLine();
  const [text, setText] = useState('');
  const send = () => {
    if (text.trim() !== '' && !verb.isPending) verb.mutate({ verb: 'comments', text: text.trim() }, { onSuccess: () => setText('') });
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    if (event.key === 'Escape') box.current?.blur();
  };
  return (
    <div className="cm">
      <textarea ref={box} className="in" rows={text === '' ? 1 : Math.min(12, Math.max(3, text.split('\n').length))} maxLength={LONGEST} value={text} aria-label={t('timeline.comment', { key: incidentKey })} placeholder={t('timeline.comment', { key: incidentKey })} onChange={(event) => setText(event.target.value)} onKeyDown={pressed} />
      {text === '' ? null : (
        <div className="row">
          <Button size="small" onClick={send} busy={verb.isPending} off={stale ? t('live.needed') : undefined}>
            {t('timeline.send')}
          </Button>
          <span className="sub">{t('timeline.sendKey')}</span>
        </div>
      )}
      <Drafting
        kind="INCIDENT_SUMMARY"
        about={incidentKey}
        label={t('draft.summary')}
        onEdit={(draft) => {
          setText((before) => [before, withoutMark(draft.text)].filter((part) => part !== '').join('\n\n').slice(0, LONGEST));
          box.current?.focus();
        }}
      />
      <Wrong error={verb.error} />
    </div>
  );
}
