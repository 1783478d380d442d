import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/words';
import { useTime } from '../parts/time';
import type { Track } from './rules';

const TRACKS = 20;
const ROWS = 200;

type Props = { tracks: readonly Track[]; from: number; to: number; now: number };

/** Where it would have fired, as bars over the time and as a table of the same. */
export function Spans({ tracks, from, to, now }: Props) {
  const t = useT();
  const time = useTime();
  const place = (at: number) => ((Math.max(from, Math.min(to, at)) - from) / (to - from)) * 100;
  const rows = tracks.flatMap((track) => track.spans.map((span) => ({ track: track.name, span }))).toSorted((a, b) => b.span.from.localeCompare(a.span.from));
  return (
    <>
      <ol className="spans" aria-hidden="true">
        {tracks.slice(0, TRACKS).map((track) => (
          <li key={track.name}>
            <span className="mono cut" title={track.name}>
              {track.name}
            </span>
            <span className="bars">
              {track.spans.map((span) => (
                <i key={span.from} style={{ left: `${place(Date.parse(span.from))}%`, width: `max(2px,${place(span.to === undefined ? to : Date.parse(span.to)) - place(Date.parse(span.from))}%)` }} />
              ))}
            </span>
            <span className="num dim">{track.spans.length}</span>
          </li>
        ))}
        <li className="axis dim">
          <span>{tracks.length > TRACKS ? t('trial.more', { n: tracks.length - TRACKS }) : ''}</span>
          <span className="row">
            <span className="grow">{time.short(from, now)}</span>
            <span>{time.short(to, now)}</span>
          </span>
          <span />
        </li>
      </ol>
      <table className="tbl sp">
        <thead>
          <tr>
            <th>{t('trial.series')}</th>
            <th>{t('trial.from')}</th>
            <th className="num">{t('trial.held')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, ROWS).map(({ track, span }) => (
            <tr key={`${track} ${span.from}`}>
              <td className="mono cut">
                {span.labels['host'] === undefined ? (
                  track
                ) : (
                  <Link to="/hosts/$name" params={{ name: span.labels['host'] }} search={{ at: span.from }}>
                    {track}
                  </Link>
                )}
              </td>
              <td className="nowrap">{time.short(span.from, now)}</td>
              <td className="num">{time.span(((span.to === undefined ? to : Date.parse(span.to)) - Date.parse(span.from)) / 1000)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > ROWS ? <p className="body dim">{t('trial.rest', { n: rows.length - ROWS })}</p> : null}
    </>
  );
}
