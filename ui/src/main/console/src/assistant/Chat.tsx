import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { ChatTurn } from '../api/assistant';
import { useWords } from '../i18n/words';
import { reasonOf } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Mark } from '../parts/Mark';
import { Scrolled } from '../parts/Scrolled';
import { WaitingBlock } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { AnswerView } from './AnswerView';
import { useAsking, type Asking } from './asking';
import { Limits } from './Limits';
import { useAssistant, useChat } from './server';
import { firstQuestions, wordOf } from './words';
import './assistant.css';

const LONGEST = 4000;

type Props = { about: string | undefined; id: string | undefined; onChat: (id: string) => void };

/** Questions and answers of one chat, and the field for the next. */
export function Chat({ about, id, onChat }: Props) {
  const { t } = useWords();
  const chat = useChat(id);
  const { asking, busy, ask, stop, forget } = useAsking(about, id, onChat);
  const turns = chat.data?.turns ?? [];
  const count = turns.length;
  const talk = useFollowed(count, `${asking?.looks.length ?? 0} ${asking?.words.length ?? 0} ${asking?.end ?? ''}`);
  const send = (question: string) => void ask(question);
  return (
    <>
      <Scrolled className="talk" label={t('ask.log')} ref={talk}>
        {id !== undefined && chat.data === undefined && chat.error === null ? <WaitingBlock height={180} what={t('ask.title')} /> : null}
        {chat.error === null ? null : (
          <>
            <Wrong error={chat.error} />
            <Button onClick={() => void chat.refetch()}>{t('act.tryAgain')}</Button>
          </>
        )}
        {count === 0 && asking === undefined && (id === undefined || chat.data !== undefined) ? <First about={about} onAsk={send} /> : null}
        <div role="log" aria-label={t('ask.chat')} aria-busy={busy} className="turns-of">
          {turns.map((turn) => (
            <Turn key={turn.id} turn={turn} />
          ))}
          {asking === undefined ? null : <Pending asking={asking} onAgain={() => send(asking.question)} onForget={forget} />}
        </div>
      </Scrolled>
      <Field about={about} busy={busy} onAsk={send} onStop={stop} />
    </>
  );
}

/** How far somebody may have scrolled away and still be followed. */
const NEAR_PX = 60;

/** Keeps the newest question and what comes after it in sight, the question at most at the top; not for who scrolled away. */
function useFollowed(turns: number, heard: string) {
  const talk = useRef<HTMLDivElement>(null);
  const left = useRef<{ at: number; turns: number }>(undefined);
  useEffect(() => {
    const box = talk.current;
    if (box === null) return;
    const newest = [...box.querySelectorAll<HTMLElement>('.q')].at(-1);
    if (newest === undefined) return;
    const away = left.current?.turns === turns && Math.abs(box.scrollTop - left.current.at) > NEAR_PX;
    if (!away) box.scrollTop = newest.offsetTop - 8;
    left.current = { at: away ? (left.current?.at ?? 0) : box.scrollTop, turns };
  }, [turns, heard]);
  return talk;
}

function Turn({ turn }: { turn: ChatTurn }) {
  const { t } = useWords();
  return (
    <>
      <p className="q words">{turn.question}</p>
      {turn.cutOff || turn.answer === undefined ? (
        <p className="an-cut">
          <Mark severity="high" size="s" silent />
          {t(turn.answer === undefined ? 'ask.noAnswer' : 'ask.wasCut')}
        </p>
      ) : null}
      {turn.answer === undefined ? null : <AnswerView question={turn.question} answer={turn.answer} />}
    </>
  );
}

/** Nothing was asked yet: what it sees, and what people ask first. */
function First({ about, onAsk }: { about: string | undefined; onAsk: (question: string) => void }) {
  const { t } = useWords();
  return (
    <div className="ask-first">
      <p className="mid">{about === undefined ? t('ask.empty') : t('ask.emptyAbout', { about })}</p>
      <ul className="chips" aria-label={t('ask.firstQuestions')}>
        {firstQuestions(about, t).map((question) => (
          <li key={question}>
            <button type="button" className="chip" onClick={() => onAsk(question)}>
              {question}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What it looks at now, and the words that are not checked yet; or how it ended without an answer. */
function Pending({ asking, onAgain, onForget }: { asking: Asking; onAgain: () => void; onForget: () => void }) {
  const { t, catalogue } = useWords();
  const last = asking.looks.at(-1);
  const running = asking.end === undefined;
  return (
    <>
      <p className="q words">{asking.question}</p>
      <div className="an">
        {asking.looks.length < 2 ? null : (
          <ol className="looks">
            {asking.looks.slice(0, running ? -1 : undefined).map((look, index) => (
              <li key={index}>
                <Icon name="check" size={12} />
                {t('ask.looked', { tool: wordOf(catalogue, t, 'ask.tool', look.tool), subject: look.subject })}
              </li>
            ))}
          </ol>
        )}
        {running ? (
          <p className="made-by looking-at" role="status">
            <span className="sk looking" aria-hidden="true" />
            {last === undefined ? t('ask.thinking') : t('ask.looks', { tool: wordOf(catalogue, t, 'ask.tool', last.tool), subject: last.subject })}
          </p>
        ) : null}
        {asking.words === '' ? null : (
          <div className="unchecked">
            <p className="sub">{t(running ? 'ask.notChecked' : 'ask.neverChecked')}</p>
            <p className="words">{asking.words}</p>
          </div>
        )}
        {running ? null : (
          <div className="ended" role="alert">
            <p className="row">
              <Mark severity={asking.end === 'stopped' ? 'unknown' : 'high'} silent />
              <span>{asking.end === 'failed' ? reasonOf(asking.error, t('error.noAnswer'), t('error.unnamed')) : t(asking.end === 'stopped' ? 'ask.stopped' : 'ask.cut')}</span>
            </p>
            <p className="row wrap">
              <Button size="small" onClick={onAgain}>
                {t('ask.again')}
              </Button>
              <Button size="small" look="quiet" onClick={onForget}>
                {t('ask.leave')}
              </Button>
            </p>
          </div>
        )}
      </div>
    </>
  );
}

function Field({ about, busy, onAsk, onStop }: { about: string | undefined; busy: boolean; onAsk: (question: string) => void; onStop: () => void }) {
  const { t } = useWords();
  const state = useAssistant();
  const [typed, setTyped] = useState('');
  const none = state.data?.limits.questionsLeft === 0;
  const send = () => {
    if (busy || none || typed.trim() === '') return;
    onAsk(typed.trim());
    setTyped('');
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const label = about === undefined ? t('ask.field') : t('ask.fieldAbout', { about });
  return (
    <div className="ask-box">
      {state.data?.away === undefined ? null : (
        <p className="away" role="status">
          <Mark severity="unknown" size="s" silent />
          {state.data.away}
        </p>
      )}
      <div className="ask-in">
        <textarea data-ask className="in" rows={typed.length > 40 || typed.includes('\n') ? 3 : 1} maxLength={LONGEST} aria-label={label} placeholder={label} value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={pressed} />
        {busy ? (
          <Button size="small" onClick={onStop}>
            <Icon name="stop" size={14} />
            {t('ask.stop')}
          </Button>
        ) : (
          <button type="button" className="icon-btn" aria-label={t('ask.send')} title={t('ask.send')} aria-disabled={typed.trim() === '' || none || undefined} onClick={send}>
            <Icon name="send" />
          </button>
        )}
      </div>
      <Limits state={state.data} />
    </div>
  );
}
