import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { NoAnswer, Problem } from '../api/http';
import { refusalSentence } from '../i18n/refusals';
import { useT } from '../i18n/words';
import { Button } from './Button';
import { useLine } from './line';
import { Mark } from './Mark';
import { secondsUntil, useNow, useTime } from './time';

/** When a failed list asks again by itself. Given to `refetchInterval`. */
export const AGAIN_AFTER_MS = 12_000;

type Query<T> = Pick<UseQueryResult<T>, 'error' | 'isFetching' | 'errorUpdatedAt'> & { data: T | undefined; refetch: () => Promise<unknown> };

type Props<T> = {
  query: Query<T>;
  /** What could not be read, as a sentence: "Open incidents can't be read". */
  failed: string;
  waiting: ReactNode;
  empty?: { when: (data: T) => boolean; show: ReactNode };
  /** It is the whole page, not the inside of a panel: its parts keep the page's distance. */
  page?: boolean;
  children: (data: T) => ReactNode;
};

/** The four states of every list: loading, empty, error, and what there is (stale while the live line is lost). */
export function Answer<T>({ query, failed, waiting, empty, page = false, children }: Props<T>) {
  const line = useLine();
  if (query.data !== undefined) {
    if (empty?.when(query.data) === true) return empty.show;
    return <div className={`${page ? 'col' : ''}${line.stale ? ' stale' : ''}`}>{children(query.data)}</div>;
  }
  if (query.error !== null) return <Failure query={query} failed={failed} />;
  return <Later afterMs={150}>{waiting}</Later>;
}

function Later({ afterMs, children }: { afterMs: number; children: ReactNode }) {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), afterMs);
    return () => clearTimeout(timer);
  }, [afterMs]);
  return <div style={due ? undefined : { visibility: 'hidden' }}>{children}</div>;
}

function Failure<T>({ query, failed }: { query: Query<T>; failed: string }) {
  const t = useT();
  const time = useTime();
  const now = useNow();
  const { error } = query;
  const again = secondsUntil(new Date(query.errorUpdatedAt + AGAIN_AFTER_MS).toISOString(), now);
  return (
    <div className="state" role="alert">
      <Mark severity="critical" size="l" silent />
      <h3>{failed}</h3>
      <p>{reasonOf(error, t('error.noAnswer'), t('error.unnamed'))}</p>
      <span className="row wrap">
        <Button onClick={() => void query.refetch()} busy={query.isFetching}>
          {t('act.tryAgain')}
        </Button>
        {again > 0 ? <span className="sub">{t('error.again', { span: time.span(again) })}</span> : null}
      </span>
      {error instanceof Problem ? (
        <span className="code mono">
          {error.status} {error.code}
        </span>
      ) : null}
    </div>
  );
}

/** Why it was refused, in the reader's language. */
export function reasonOf(error: unknown, noAnswer: string, unnamed: string): string {
  if (error instanceof NoAnswer) return noAnswer;
  const said = error instanceof Problem ? refusalSentence(error.code, error.message, error.field) : '';
  return said === '' ? unnamed : said;
}

/** An empty list says what would be here and the one act that makes it so. */
export function Empty({ title, children, acts, calm = true }: { title: string; children?: ReactNode; acts?: ReactNode; calm?: boolean }) {
  return (
    <div className="state">
      <Mark severity={calm ? 'ok' : 'unknown'} size="l" silent />
      <h3>{title}</h3>
      {children === undefined ? null : <p>{children}</p>}
      {acts === undefined ? null : <span className="row wrap">{acts}</span>}
    </div>
  );
}
