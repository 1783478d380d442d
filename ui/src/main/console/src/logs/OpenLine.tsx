import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LogLine } from '../api/logs';
import { useT } from '../i18n/words';
import { Icon } from '../parts/Icon';
import { useTime } from '../parts/time';
import { termOf } from './terms';

type Props = { line: LogLine; known: boolean; onTerm: (term: string, wanted: boolean) => void };

/** All that is known of a line; each value narrows the search to it, or leaves it out. */
export function OpenLine({ line, known, onTerm }: Props) {
  const t = useT();
  const time = useTime();
  return (
    <div className="lg-open">
      <pre className="mono words">{line.message === '' ? t('logs.empty') : line.message}</pre>
      <div className="row wrap">
        <Link className="btn small" from="/logs" to="/logs" search={(old) => ({ ...old, around: line.place, host: line.host === '' ? undefined : line.host, source: line.source === '' ? undefined : line.source, tail: undefined })}>
          {t('logs.around')}
        </Link>
        {known ? (
          <Link className="btn small" to="/hosts/$name" params={{ name: line.host }} search={{ at: line.at }}>
            <Icon name="hosts" size={14} />
            {line.host}
          </Link>
        ) : null}
        <span className="sub">
          {time.exact(line.at)} · {t('logs.arrived')} {time.millis(line.arrivedAt, Date.parse(line.at))}
        </span>
      </div>
      <dl className="lg-fields">
        <Field name="level" value={line.level} onTerm={onTerm}>
          {t(`level.${line.level}`)}
        </Field>
        {line.host === '' ? null : <Field name="host" value={line.host} onTerm={onTerm} />}
        {line.source === '' ? null : <Field name="source" value={line.source} onTerm={onTerm} />}
        {line.template === 0 ? null : <Field name="template" value={String(line.template)} onTerm={onTerm} />}
        {Object.entries(line.fields)
          .toSorted(([one], [other]) => one.localeCompare(other))
          .map(([name, value]) => (
            <Field key={name} name={name} value={value} onTerm={onTerm} />
          ))}
      </dl>
    </div>
  );
}

function Field({ name, value, onTerm, children }: { name: string; value: string; onTerm: Props['onTerm']; children?: ReactNode }) {
  const t = useT();
  const term = termOf(name, value);
  return (
    <>
      <dt className="mono">{name}</dt>
      <dd className="mono">
        {term === undefined ? (
          (children ?? value)
        ) : (
          <>
            <button type="button" className="lg-value" title={t('logs.only', { term })} onClick={() => onTerm(term, true)}>
              {children ?? value}
            </button>
            <button type="button" className="lg-not" aria-label={t('logs.without', { term })} title={t('logs.without', { term })} onClick={() => onTerm(term, false)}>
              −
            </button>
          </>
        )}
      </dd>
    </>
  );
}
