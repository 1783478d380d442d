import { Portal } from '@mantine/core';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Icon } from '../parts/Icon';
import { prefer, preferences, usePreferences } from '../parts/preferences';
import { WaitingBlock } from '../parts/Waiting';
import { useOffer } from '../shell/commands';
import { BESIDE, useRoomBeside } from './beside';
import './side.css';

const AssistantPanel = lazy(() => import('./AssistantPanel'));
/** The button that opens the assistant on what the page is about, and the assistant itself. Its code comes when it is opened. */
export function AssistantSide({ about, name = about }: { about: string; name?: string }) {
  const t = useT();
  const may = useMay('SEE_OPERATIONS');
  const beside = useRoomBeside();
  const { assistant } = usePreferences();
  const [over, setOver] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const [asked, setAsked] = useState(false);
  const open = may && (beside ? assistant : over);
  const set = useCallback((to: boolean) => {
    setAsked(to);
    if (matchMedia(BESIDE).matches) prefer({ assistant: to });
    else setOver(to);
    if (!to) button.current?.focus();
  }, []);
  const toggle = useCallback(() => set(matchMedia(BESIDE).matches ? !preferences().assistant : true), [set]);
  useOffer(useMemo(() => (may ? [{ id: 'assistant', label: t('ask.toggle'), consequence: t('ask.sees'), key: 'a', run: toggle }] : []), [may, t, toggle]));
  useEffect(() => {
    if (!open || !beside) return undefined;
    document.documentElement.dataset['side'] = 'open';
    return () => {
      delete document.documentElement.dataset['side'];
    };
  }, [open, beside]);
  if (!may) return null;
  return (
    <>
      <button ref={button} type="button" className="btn quiet small ask-open" aria-expanded={open} aria-keyshortcuts="a" onClick={() => set(!open)}>
        <Icon name="ask" size={14} />
        {t('ask.act')}
      </button>
      {open ? (
        <Portal>
          <Suspense
            fallback={
              <aside className={beside ? 'asst beside' : 'asst over'} aria-label={t('ask.title')}>
                <WaitingBlock height={240} what={t('ask.title')} />
              </aside>
            }
          >
            <AssistantPanel key={about} about={about} name={name} beside={beside} focus={asked} onClose={() => set(false)} />
          </Suspense>
        </Portal>
      ) : null}
    </>
  );
}
