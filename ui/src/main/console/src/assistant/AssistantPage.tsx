import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { ChatHead } from '../api/assistant';
import { useT } from '../i18n/words';
import { Age } from '../parts/Age';
import { Answer, Empty } from '../parts/Answer';
import { AsOf } from '../parts/AsOf';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Head, Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { useOffer } from '../shell/commands';
import { Chat } from './Chat';
import { useAssistant, useChats, useForgetChat } from './server';

/** The assistant as a page: one's own chats, and the one that is open. */
export default function AssistantPage() {
  const t = useT();
  useTitle(t('ask.title'));
  const { chat } = useSearch({ from: '/assistant' });
  const navigate = useNavigate({ from: '/assistant' });
  const chats = useChats();
  const state = useAssistant();
  const open = useCallback((id: string | undefined) => void navigate({ search: id === undefined ? {} : { chat: id }, replace: chat === undefined }), [navigate, chat]);
  const fresh = useCallback(() => open(undefined), [open]);
  useOffer(useMemo(() => [{ id: 'new-chat', label: t('ask.newChat'), run: fresh }], [t, fresh]));
  const about = chats.data?.find((one) => one.id === chat)?.about;
  return (
    <>
      <Head
        title={t('ask.title')}
        sentence={state.data === undefined ? t('ask.sees') : t(state.data.model === undefined ? 'ask.sentenceNoModel' : 'ask.sentenceModel', { model: state.data.model ?? '' })}
        acts={
          chat === undefined ? undefined : (
            <Button onClick={fresh}>
              <Icon name="plus" size={14} />
              {t('ask.newChat')}
            </Button>
          )
        }
      />
      <div className="asst-page">
        <section className="panel asst-chat" aria-label={t('ask.chat')}>
          <Chat about={about} id={chat} onChat={open} />
        </section>
        <Panel title={t('ask.chats')} count={chats.data?.length} right={<AsOf query={chats} />}>
          <Answer query={chats} failed={t('ask.chatsFailed')} waiting={<WaitingRows rows={3} what={t('ask.chats')} />} empty={{ when: (list) => list.length === 0, show: <Empty title={t('ask.noChats')}>{t('ask.noChatsText')}</Empty> }}>
            {(list) => <Chats chats={list} open={chat} onOpen={open} />}
          </Answer>
        </Panel>
      </div>
    </>
  );
}

function Chats({ chats, open, onOpen }: { chats: readonly ChatHead[]; open: string | undefined; onOpen: (id: string | undefined) => void }) {
  const t = useT();
  const forget = useForgetChat();
  return (
    <>
      <ul className="chat-list">
        {chats.map((chat) => (
          <li key={chat.id}>
            <button type="button" className="chat-of" aria-current={chat.id === open ? 'true' : undefined} onClick={() => onOpen(chat.id)}>
              <span className="cut">{chat.title}</span>
              <span className="sub">
                {chat.about === undefined ? null : <span className="mono">{chat.about} </span>}
                <Age at={chat.startedAt} form="ago" focusable={false} />
              </span>
            </button>
            <button type="button" className="icon-btn" aria-label={t('ask.forget', { title: chat.title })} title={t('ask.forget', { title: chat.title })} onClick={() => forget.mutate(chat.id, { onSuccess: () => (chat.id === open ? onOpen(undefined) : undefined) })}>
              <Icon name="trash" size={14} />
            </button>
          </li>
        ))}
      </ul>
      <Wrong error={forget.error} />
    </>
  );
}
