import { Link } from '@tanstack/react-router';
import { memo, useCallback, useMemo, useState } from 'react';
import type { Level, LogLine } from '../api/logs';
import { useHosts } from '../hosts/server';
import { useT } from '../i18n/words';
import { Mark, type Severity } from '../parts/Mark';
import { useRowKeys } from '../parts/rows';
import { useNow, useTime } from '../parts/time';
import { OpenLine } from './OpenLine';

type Props = { lines: readonly LogLine[]; /** The line that the others stand around. */ at?: string; onTerm: (term: string, wanted: boolean) => void };

/** Lines one under the other: each opens to its fields. */
export function LineList({ lines, at, onTerm }: Props) {
  const t = useT();
  const list = useRowKeys<HTMLOListElement>();
  const { data: hosts = [] } = useHosts();
  const known = useMemo(() => new Set(hosts.map((host) => host.name)), [hosts]);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((id: string) => setOpen((old) => (old.has(id) ? new Set([...old].filter((one) => one !== id)) : new Set([...old, id]))), []);
  const day = useNow(3600);
  const time = useTime();
  const days = lines.some((line) => !time.sameDay(line.at, day));
  return (
    <div className={days ? 'lg-days' : undefined}>
      <div className="lg-head hide-s" aria-hidden="true">
        <span>{t('logs.time')}</span>
        <span>{t('logs.level')}</span>
        <span>{t('logs.host')}</span>
        <span>{t('logs.source')}</span>
        <span>{t('logs.message')}</span>
      </div>
      <ol className="lg-list" ref={list}>
        {lines.map((line) => (
          <Row key={line.id} line={line} now={day} known={known.has(line.host)} open={open.has(line.id)} marked={line.id === at} onToggle={toggle} onTerm={onTerm} />
        ))}
      </ol>
    </div>
  );
}

const SHOWN = 400;
const MARKS: Partial<Record<Level, Severity>> = { critical: 'critical', error: 'high', warning: 'medium', notice: 'low' };

type RowProps = { line: LogLine; now: number; known: boolean; open: boolean; marked: boolean; onToggle: (id: string) => void; onTerm: Props['onTerm'] };

const Row = memo(function Row({ line, now, known, open, marked, onToggle, onTerm }: RowProps) {
  const t = useT();
  const time = useTime();
  const mark = MARKS[line.level];
  return (
    <li className="lg-row" data-row data-at={marked || undefined} data-open={open || undefined}>
      <time className="lg-at mono" dateTime={line.at} data-tip={time.zone === 'UTC' ? time.exact(line.at) : `${time.exact(line.at)} · ${time.utc(line.at)}`}>
        {time.millis(line.at, now)}
      </time>
      <span className={`lg-level ${mark ?? 'dim'}`}>
        {mark === undefined ? null : <Mark severity={mark} size="s" silent />}
        {t(`level.${line.level}`)}
      </span>
      <span className="lg-host cut">
        {known ? (
          <Link to="/hosts/$name" params={{ name: line.host }} search={{ at: line.at }}>
            {line.host}
          </Link>
        ) : (
          line.host
        )}
      </span>
      <span className="lg-source cut dim" title={line.source}>
        {line.source}
      </span>
      <span className="lg-text">
        {marked ? <span className="tag accent">{t('logs.it')}</span> : null}
        {line.novel ? (
          <span className="tag unknown" title={t('logs.newMeans')}>
            {t('logs.new')}
          </span>
        ) : null}
        <button type="button" className="lg-msg mono cut" data-main aria-expanded={open} onClick={() => onToggle(line.id)}>
          {line.message === '' ? <span className="dim">{t('logs.empty')}</span> : line.message.slice(0, SHOWN)}
        </button>
      </span>
      {open ? <OpenLine line={line} known={known} onTerm={onTerm} /> : null}
    </li>
  );
});
