import { FocusTrap } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../i18n/words';
import { Icon } from '../parts/Icon';
import { WaitingBlock } from '../parts/Waiting';
import { Chat } from './Chat';
import { useChats } from './server';

type Props = { about: string; name: string; beside: boolean; /** It was opened by hand, so that the field wants the focus. */ focus: boolean; onClose: () => void };

/** The assistant at the side of an incident or item: the newest of one's own chats about it, or a new one. */
export default function AssistantPanel({ about, name, beside, focus, onClose }: Props) {
  const t = useT();
  const chats = useChats(about);
  const [chosen, setChosen] = useState<{ id: string | undefined }>();
  const id = chosen === undefined ? chats.data?.[0]?.id : chosen.id;
  const side = useRef<HTMLElement>(null);
  const known = chosen !== undefined || chats.data !== undefined || chats.error !== null;
  useEffect(() => {
    if (focus && known) side.current?.querySelector<HTMLElement>('[data-ask]')?.focus({ preventScroll: true });
  }, [focus, known]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && (!beside || side.current?.contains(document.activeElement) === true)) onClose();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [beside, onClose]);
  const dialog = beside ? {} : { role: 'dialog', 'aria-modal': true };
  return (
    <>
      {beside ? null : <div className="asst-veil" aria-hidden="true" onClick={onClose} />}
      <FocusTrap active={!beside}>
        <aside ref={side} className={beside ? 'asst beside' : 'asst over'} aria-label={t('ask.title')} {...dialog}>
          <header>
            <Icon name="ask" />
            <h2>{t('ask.title')}</h2>
            <span className="sub cut">{name}</span>
            <span className="grow" />
            {id === undefined ? null : (
              <button type="button" className="icon-btn" title={t('ask.newChat')} aria-label={t('ask.newChat')} onClick={() => setChosen({ id: undefined })}>
                <Icon name="plus" />
              </button>
            )}
            <Link className="icon-btn" to="/assistant" search={id === undefined ? {} : { chat: id }} title={t('ask.asPage')} aria-label={t('ask.asPage')}>
              <Icon name="out" />
            </Link>
            <button type="button" className="icon-btn" title={t('act.close')} aria-label={t('act.close')} onClick={onClose}>
              <Icon name="cross" />
            </button>
          </header>
          {known ? <Chat about={about} id={id} onChat={(made) => setChosen({ id: made })} /> : <WaitingBlock height={240} what={t('ask.title')} />}
        </aside>
      </FocusTrap>
    </>
  );
}
