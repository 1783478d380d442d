import type { ReactNode } from 'react';
import { useT, type Key } from '../i18n/words';

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'ok' | 'unknown' | 'muted';

const SHAPES: Record<Severity, ReactNode> = {
  critical: (
    <>
      <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor" />
      <path d="M8 4v5M8 11v1.4" stroke="var(--surface)" strokeWidth="2" />
    </>
  ),
  high: (
    <>
      <path d="M8 1.2 15.4 14.6H.6z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />
      <path d="M8 6v4M8 11.6V13" stroke="var(--surface)" strokeWidth="1.7" />
    </>
  ),
  medium: <path d="M8 1.2 14.8 8 8 14.8 1.2 8z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />,
  low: <path d="M2 3.2h12L8 13.6z" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />,
  ok: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="m4.6 8.2 2.4 2.4 4.4-5" fill="none" stroke="var(--surface)" strokeWidth="1.9" />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" strokeWidth="1.7" strokeDasharray="2.9 2.3" />
      <path d="M5.9 6.3a2.1 2.1 0 1 1 3.2 1.8c-.8.5-1.1.8-1.1 1.6M8 11v1.3" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  muted: (
    <>
      <path d="M3 11.5h10c-1.3-1.3-1.3-2.6-1.3-4.5a3.7 3.7 0 0 0-7.4 0c0 1.9 0 3.2-1.3 4.5zM6.6 13.6h2.8" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M1.5 1.5l13 13" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
};

/** The server's word for a severity; one we don't know is shown as not known, never as harmless. */
export function severityOf(word: string | undefined): Severity {
  switch (word) {
    case 'critical':
    case 'high':
    case 'medium':
    case 'low':
      return word;
    default:
      return 'unknown';
  }
}

export function severityKey(severity: Severity): Key {
  return `severity.${severity}`;
}

type Props = { severity: Severity; size?: 's' | 'm' | 'l'; silent?: boolean };

/** Shape, colour and a word; `silent` where the word already stands beside it. */
export function Mark({ severity, size = 'm', silent = false }: Props) {
  const t = useT();
  return (
    <>
      <svg className={`mark m-${severity}${size === 'm' ? '' : ` ${size}`}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {SHAPES[severity]}
      </svg>
      {silent ? null : <span className="sr">{t(severityKey(severity))}</span>}
    </>
  );
}
