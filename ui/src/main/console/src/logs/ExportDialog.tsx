import { useEffect, useRef, useState } from 'react';
import { download } from '../api/http';
import { useWords } from '../i18n/words';
import { Dialog } from '../parts/Dialog';
import { EXPORTED_AT_MOST, linesIn, type ExportForm } from './export';
import type { LogSpan } from './spans';

type Props = { query: string; span: LogSpan; /** How many lines there are, as far as that is known. */ total: number | undefined; onClose: () => void };
const FORMS = ['NDJSON', 'CSV'] as const;

/** Saves what was found as a file. It is read piece by piece; closing this ends it. */
export function ExportDialog({ query, span, total, onClose }: Props) {
  const { t, language } = useWords();
  const whole = new Intl.NumberFormat(language);
  const [form, setForm] = useState<ExportForm>('NDJSON');
  const [read, setRead] = useState<number>();
  const [done, setDone] = useState<number>();
  const [error, setError] = useState<unknown>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const expected = total === undefined ? undefined : Math.min(total, EXPORTED_AT_MOST);
  const start = async () => {
    const control = new AbortController();
    running.current = control;
    setError(undefined);
    setDone(undefined);
    setRead(0);
    let lines = form === 'CSV' ? -1 : 0;
    try {
      const file = await download('/api/logs/export', { query, ...span, form, limit: EXPORTED_AT_MOST }, (piece) => setRead(Math.max(0, (lines += linesIn(piece)))), control.signal);
      save(file, `logs-${span.from.slice(0, 19).replaceAll(':', '')}.${form.toLowerCase()}`);
      setDone(Math.max(0, lines));
    } catch (failed) {
      if (!control.signal.aborted) setError(failed);
    } finally {
      setRead(undefined);
    }
  };
  return (
    <Dialog opened onClose={onClose} title={t('export.title')} act={t('export.act')} busy={read !== undefined} error={error} onSubmit={() => void start()}>
      <p>{expected === undefined ? t('export.means', { most: whole.format(EXPORTED_AT_MOST) }) : t('export.count', { n: expected, total: whole.format(expected) })}</p>
      {total !== undefined && total > EXPORTED_AT_MOST ? <p className="sub">{t('export.most', { most: whole.format(EXPORTED_AT_MOST) })}</p> : null}
      <span className="chips" role="group" aria-label={t('export.form')}>
        {FORMS.map((one) => (
          <button key={one} type="button" className="chip" aria-pressed={form === one} onClick={() => setForm(one)}>
            {t(`export.${one}`)}
          </button>
        ))}
      </span>
      {read === undefined ? null : (
        <div className="lg-progress">
          <progress aria-label={t('export.running')} value={expected === undefined ? undefined : Math.min(read, expected)} max={Math.max(1, expected ?? 1)} />
          <span>{t('export.read', { n: read, total: whole.format(read) })}</span>
        </div>
      )}
      {done === undefined ? null : <p role="status">{t('export.done', { n: done, total: whole.format(done) })}</p>}
      <p className="sub">{t('export.audited')}</p>
    </Dialog>
  );
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
