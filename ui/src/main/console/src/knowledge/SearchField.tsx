import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Passage } from '../api/knowledge';
import { useT } from '../i18n/words';
import { useOffer } from '../shell/commands';
import { Passages } from './Passages';
import { useFound } from './server';

const TYPED_MS = 80;

type Props = { asked: string | undefined; onAsk: (typed: string | undefined) => void };

/** Search as one types: arrows move through the passages, Enter opens one where it stands. */
export function SearchField({ asked, onAsk }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(asked ?? '');
  const [at, setAt] = useState(0);
  useOffer(useMemo(() => [{ id: 'find-knowledge', label: t('knowledge.find'), key: '/', run: () => field.current?.focus() }], [t]));
  useEffect(() => {
    const timer = setTimeout(() => onAsk(typed.trim() === '' ? undefined : typed.trim()), TYPED_MS);
    return () => clearTimeout(timer);
  }, [typed, onAsk]);
  const found = useFound(asked ?? '');
  const passages: readonly Passage[] = asked === undefined ? [] : (found.data?.passages ?? []);
  const current = Math.min(at, passages.length - 1);
  const open = ({ article, anchor }: Passage) => void navigate({ to: '/knowledge/$key', params: { key: article }, hash: anchor });
  const pressed = (event: KeyboardEvent) => {
    const one = passages[current];
    if (event.key === 'ArrowDown') setAt((current + 1) % Math.max(1, passages.length));
    else if (event.key === 'ArrowUp') setAt((current - 1 + passages.length) % Math.max(1, passages.length));
    else if (event.key === 'Enter' && one !== undefined && !event.nativeEvent.isComposing) open(one);
    else if (event.key === 'Escape' && typed !== '') setTyped('');
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="filt kn-find" role="search">
        <input
          ref={field}
          className="in grow"
          type="search"
          role="combobox"
          aria-expanded={passages.length > 0}
          aria-controls={list}
          aria-activedescendant={passages[current] === undefined ? undefined : `${list}-${current}`}
          aria-label={t('knowledge.find')}
          placeholder={t('knowledge.findHint')}
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={pressed}
        />
        <kbd className="hide-s">/</kbd>
      </div>
      {asked === undefined ? null : <Passages id={list} query={found} asked={asked} current={current} onPoint={setAt} onOpen={open} />}
    </>
  );
}
