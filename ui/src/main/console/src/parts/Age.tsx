import { useT } from '../i18n/words';
import type { TimeWords } from './format';
import { secondsSince, useTicking, useTime } from './time';

function exactly(time: TimeWords, at: string) {
  return time.zone === 'UTC' ? time.exact(at) : `${time.exact(at)} · ${time.utc(at)}`;
}

type Props = { at: string; until?: string | undefined; form?: 'span' | 'ago'; focusable?: boolean };

/** How long something is ago, or how long it lasted; the exact local time, its zone and UTC come with pointer or focus. */
export function Age({ at, until, form = 'span', focusable = true }: Props) {
  const t = useT();
  const time = useTime();
  const words = useTicking((now) => time.span(until === undefined ? secondsSince(at, now) : (Date.parse(until) - Date.parse(at)) / 1000));
  return <Exact at={at} time={time} focusable={focusable} words={form === 'ago' ? t('time.ago', { span: words }) : words} />;
}

/** A moment as a clock time; the exact one on focus. */
export function Clock({ at, seconds = false, focusable = true }: { at: string; seconds?: boolean; focusable?: boolean }) {
  const time = useTime();
  const words = useTicking((now) => (seconds ? time.seconds(at) : time.short(at, now)));
  return <Exact at={at} time={time} focusable={focusable} words={words} />;
}

function Exact({ at, time, words, focusable }: { at: string; time: TimeWords; words: string; focusable: boolean }) {
  const stop = focusable ? { tabIndex: 0 } : {};
  return (
    <time dateTime={at} className="nowrap" data-tip={exactly(time, at)} {...stop}>
      {words}
    </time>
  );
}
