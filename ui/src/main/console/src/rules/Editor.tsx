import { useRef } from 'react';
import type { TextError } from '../api/http';
import { useT } from '../i18n/words';
import { Mark } from '../parts/Mark';
import { caretAt } from './rules';

type Props = { text: string; errors: readonly TextError[]; onChange: ((text: string) => void) | undefined; label: string };

/** A text with its line numbers; every error is named with its line and column, and leads there. */
export function Editor({ text, errors, onChange, label }: Props) {
  const t = useT();
  const field = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const lines = text.split('\n').length;
  const wrong = new Set(errors.map((error) => error.line));
  const go = (error: TextError) => {
    const caret = caretAt(text, error.line, error.column);
    field.current?.focus();
    field.current?.setSelectionRange(caret, caret);
  };
  return (
    <>
      <div className="ed">
        <div className="gut mono" aria-hidden="true" ref={gutter}>
          {Array.from({ length: lines }, (_, index) => (
            <span key={index} className={wrong.has(index + 1) ? 'bad' : undefined}>
              {index + 1}
            </span>
          ))}
        </div>
        <textarea
          ref={field}
          className="mono"
          aria-label={label}
          aria-invalid={errors.length > 0 || undefined}
          value={text}
          rows={Math.min(40, Math.max(12, lines + 1))}
          readOnly={onChange === undefined}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          wrap="off"
          onChange={(event) => onChange?.(event.target.value)}
          onScroll={(event) => gutter.current?.scrollTo({ top: event.currentTarget.scrollTop })}
        />
      </div>
      <ul className="errs" aria-live="polite" aria-label={t('files.errors')}>
        {errors.map((error) => (
          <li key={`${error.line}:${error.column} ${error.message}`}>
            <button type="button" onClick={() => go(error)}>
              <Mark severity="critical" size="s" silent />
              <span className="mono">{error.line < 1 ? t('files.whole') : t('files.at', { line: error.line, column: error.column })}</span>
              <span className="words">{error.message}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
