import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Alert } from '../api/alerting';
import type { Entry, EntryKind } from '../api/incident';
import { Say } from '../i18n/Say';
import { useWords, type Key } from '../i18n/words';
import type { IconName } from '../parts/Icon';
import type { TimelineKind } from '../shell/search';
import { amount } from './amount';

type Look = { icon: IconName; kind: TimelineKind | 'process' };

const LOOKS: Record<EntryKind, Look> = {
  OPENED: { icon: 'incident', kind: 'process' },
  ALERT_FIRING: { icon: 'metrics', kind: 'alerts' },
  ALERT_RESOLVED: { icon: 'check', kind: 'alerts' },
  PAGED: { icon: 'bell', kind: 'pages' },
  NOTICE_DELIVERED: { icon: 'mail', kind: 'pages' },
  NOTICE_FAILED: { icon: 'cross', kind: 'pages' },
  ESCALATED: { icon: 'up', kind: 'pages' },
  NOBODY_LEFT: { icon: 'silence', kind: 'pages' },
  ACKNOWLEDGED: { icon: 'user', kind: 'people' },
  RESOLVED: { icon: 'check', kind: 'people' },
  REOPENED: { icon: 'undo', kind: 'process' },
  REVIEWED: { icon: 'file', kind: 'people' },
  CLOSED: { icon: 'check', kind: 'process' },
  COMMENT: { icon: 'say', kind: 'people' },
  TRY: { icon: 'rule', kind: 'process' },
  RAISED: { icon: 'up', kind: 'process' },
  ASKED_AGAIN: { icon: 'clock', kind: 'pages' },
  TAKEN_BACK: { icon: 'undo', kind: 'pages' },
  JOINED: { icon: 'join', kind: 'process' },
  MERGED: { icon: 'join', kind: 'process' },
  TOOK_OVER: { icon: 'join', kind: 'process' },
  SEPARATED: { icon: 'undo', kind: 'people' },
  MUTED: { icon: 'silence', kind: 'alerts' },
  UNMUTED: { icon: 'metrics', kind: 'alerts' },
  REPORTED: { icon: 'say', kind: 'people' },
};

export function kindOf(entry: Entry): TimelineKind | 'process' {
  return LOOKS[entry.kind].kind;
}

export function iconOf(entry: Entry): { icon: IconName; person: boolean } {
  const { icon, kind } = LOOKS[entry.kind];
  return { icon, person: kind === 'people' };
}

/** What a person wrote, in the language they wrote it in. */
export function ownWords({ kind, text, facts }: Entry): string[] {
  const written = kind === 'REVIEWED' ? [facts['cause'], facts['remedy']] : kind === 'RESOLVED' ? [text, facts['despite']] : kind === 'COMMENT' || kind === 'TRY' ? [text] : [];
  return written.filter((words): words is string => words !== undefined && words !== '');
}

/** The entry as one sentence of the reader's language. */
export function EntryWords({ entry, alerts }: { entry: Entry; alerts: readonly Alert[] }) {
  const { t, language } = useWords();
  const { kind, facts, actorName } = entry;
  const channel = facts['channel'] === 'email' || facts['channel'] === 'console' ? t(`channel.${facts['channel']}`) : (facts['channel'] ?? '');
  const alert = alerts.find((one) => one.fingerprint === facts['fingerprint']);
  const measured = (text: string | undefined) => (text === undefined ? '' : amount(language, Number(text), alert));
  const key: Key =
    kind === 'ALERT_FIRING' && facts['threshold'] !== undefined
      ? 'entry.ALERT_FIRING_LIMIT'
      : kind === 'ALERT_FIRING' && facts['value'] === undefined
        ? 'entry.ALERT_FIRING_SENT'
      : kind === 'RESOLVED' && actorName === 'incident'
        ? 'entry.RESOLVED_ITSELF'
        : kind === 'PAGED' && facts['people'] === ''
          ? 'entry.PAGED_NOBODY'
          : kind === 'ESCALATED' && facts['people'] === ''
            ? 'entry.ESCALATED_NOBODY'
            : `entry.${kind}`;
  const other = (body: ReactNode) => (
    <Link to="/incidents/$key" params={{ key: facts['incident'] ?? '' }}>
      {body}
    </Link>
  );
  return <Say k={key} values={{ ...facts, actor: actorName, channel, value: measured(facts['value']), threshold: measured(facts['threshold']), host: facts['host'] ?? 'none', relation: facts['relation'] ?? 'none', incident: facts['incident'] ?? 'none', item: facts['item'] ?? 'none' }} wrap={{ other }} />;
}
