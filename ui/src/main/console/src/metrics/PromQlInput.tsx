import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useT } from '../i18n/words';
import { Fault } from '../parts/Fault';
import { completed, faultOf, wantedAt } from './promql';
import { useCompletion, useMetadata } from './server';
import './metrics.css';

type Props = { label: string; value: string; onChange: (text: string) => void; onRun: () => void; error?: unknown; before?: ReactNode };

/** A field for an expression: completes names as they are typed, runs on Enter, and points at the column that is wrong. */
export function PromQlInput({ label, value, onChange, onRun, error, before }: Props) {
  const t = useT();
  const list = useId();
  const wrong = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState<number>();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const [next, setNext] = useState<number>();
  const wanted = open && caret !== undefined ? wantedAt(value, caret) : undefined;
  const names = useCompletion(wanted);
  const { data: metadata = {} } = useMetadata(open);
  const shown = wanted === undefined || (names.length === 1 && names[0] === wanted.typed) ? [] : names;
  const current = Math.min(at, shown.length - 1);

  useLayoutEffect(() => {
    if (next === undefined || field.current === null) return;
    field.current.setSelectionRange(next, next);
    setNext(undefined);
  }, [next]);

  const take = (name: string | undefined) => {
    if (name === undefined || wanted === undefined) return;
    const done = completed(value, wanted, name);
    onChange(done.text);
    setCaret(done.caret);
    setNext(done.caret);
    setAt(-1);
    field.current?.focus();
  };
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const listed = shown.length > 0;
    if (event.key === 'ArrowDown' && listed) setAt((current + 1) % shown.length);
    else if (event.key === 'ArrowUp' && listed) setAt((current - 1 + shown.length) % shown.length);
    else if (event.key === 'Tab' && listed && !event.shiftKey && current >= 0) take(shown[current]);
    else if (event.key === 'Escape' && open) setOpen(false);
    else if (event.key === 'Enter' && !event.shiftKey) {
      if (listed && current >= 0) take(shown[current]);
      else {
        setOpen(false);
        onRun();
      }
    } else return;
    event.preventDefault();
    if (event.key === 'Escape') event.stopPropagation();
  };
  return (
    <div className="pq">
      <div className="pq-in">
        {before}
        <textarea
          ref={field}
          className="in mono"
          rows={Math.max(1, value.split('\n').length)}
          role="combobox"
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={shown.length > 0}
          aria-controls={list}
          aria-activedescendant={current >= 0 ? `${list}-${current}` : undefined}
          aria-invalid={error === null || error === undefined ? undefined : true}
          aria-describedby={error === null || error === undefined ? undefined : wrong}
          placeholder={'node_load1{host="…"}'}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
            setCaret(event.target.selectionStart);
            setOpen(true);
            setAt(-1);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={pressed}
          onBlur={() => setOpen(false)}
        />
      </div>
      <div className="pq-list" id={list} role="listbox" aria-label={t('metrics.names')} hidden={shown.length === 0}>
        {shown.map((name, index) => (
          <div key={name} id={`${list}-${index}`} role="option" aria-selected={index === current} tabIndex={-1} onMouseDown={(event) => event.preventDefault()} onClick={() => take(name)} onKeyDown={(event) => (event.key === 'Enter' ? take(name) : undefined)}>
            <span className="mono">{name}</span>
            <span className="sub cut">{wanted?.kind === 'name' ? (metadata[name]?.[0]?.help ?? '') : ''}</span>
          </div>
        ))}
      </div>
      <Fault id={wrong} text={value} error={error} placeOf={faultOf} />
    </div>
  );
}
