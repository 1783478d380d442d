import { useId, type ReactNode } from 'react';

type Props = { title: ReactNode; count?: number | undefined; right?: ReactNode; children: ReactNode; footer?: ReactNode; className?: string };

/** A box with a name. Its name is a heading and names the region for screen readers. */
export function Panel({ title, count, right, children, footer, className = '' }: Props) {
  const id = useId();
  return (
    <section className={`panel ${className}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {count === undefined ? null : <span className="count">{count}</span>}
        {right === undefined ? null : <span className="right">{right}</span>}
      </header>
      {children}
      {footer === undefined ? null : <footer>{footer}</footer>}
    </section>
  );
}

/** Title of the page, and its state in one sentence: who reads only that has read enough. */
export function Head({ title, sentence, acts }: { title: ReactNode; sentence: ReactNode; acts?: ReactNode }) {
  return (
    <div className="head">
      <div>
        <h1>{title}</h1>
        <p aria-live="polite">{sentence}</p>
      </div>
      {acts === undefined ? null : <div className="acts">{acts}</div>}
    </div>
  );
}
