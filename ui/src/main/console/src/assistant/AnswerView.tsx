import { Popover } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import type { ChatAnswer, Claim, Source } from '../api/assistant';
import { useT, useWords } from '../i18n/words';
import { figure } from '../parts/format';
import { Icon } from '../parts/Icon';
import { Inside } from '../parts/Inside';
import { Mark } from '../parts/Mark';
import { useNow, useTime } from '../parts/time';
import { CopyAnswer } from './CopyAnswer';
import { ProposalCard } from './ProposalCard';
import { checked, isUnverified, seenAt, stretches, wordOf } from './words';

/** On a phone no side has room, so that it goes below. */
const BESIDE = { flip: { fallbackAxisSideDirection: 'end', padding: 8 }, shift: { padding: 8 } } as const;

/** One answer: who made it, its facts with their sources, what stands in no source, whom to ask, and what could be done. Its words are text, never markup. */
export function AnswerView({ question, answer }: { question: string; answer: ChatAnswer }) {
  const t = useT();
  const unverified = answer.claims.filter(isUnverified);
  const { all, hold } = checked(answer);
  return (
    <div className="an" lang={answer.language}>
      <MadeBy answer={answer} question={question} />
      {answer.outcome === 'ANSWERED' ? null : (
        <p className="an-out">
          <Mark severity="unknown" silent />
          <b>{t(`ask.outcome.${answer.outcome}`)}</b>
        </p>
      )}
      {stretches(answer.claims).map(({ facts, claims }, place) =>
        facts ? (
          <ul key={place}>
            {claims.map((claim, index) => (
              <li key={index}>
                <Said claim={claim} sources={answer.sources} />
              </li>
            ))}
          </ul>
        ) : (
          <div className="an-p" key={place}>
            {claims.map((claim, index) => (
              <Said key={index} claim={claim} sources={answer.sources} />
            ))}
          </div>
        ),
      )}
      {unverified.length === 0 ? null : (
        <section className="unv" aria-label={t('ask.unverified')}>
          <h4>
            <Mark severity="high" size="s" silent />
            {t('ask.unverified')}
          </h4>
          {unverified.map((claim, index) => (
            <div key={index}>
              <Said claim={claim} sources={answer.sources} />
              {claim.check === 'NOT_IN_SOURCE' ? <span className="sub">{t('ask.notThere')}</span> : null}
            </div>
          ))}
        </section>
      )}
      {answer.whomToAsk === undefined ? null : <p className="an-whom">{answer.whomToAsk}</p>}
      <Sources sources={answer.sources} />
      {all === 0 ? null : <p className="sub">{t('ask.checked', { hold, all })}</p>}
      {answer.proposals.map((proposal) => (
        <ProposalCard key={proposal.id} proposal={proposal} />
      ))}
    </div>
  );
}

function MadeBy({ answer, question }: { answer: ChatAnswer; question: string }) {
  const { t, language } = useWords();
  const took = figure(language, answer.tookMillis / 1000, 'seconds', 2);
  return (
    <div className="made-by">
      {answer.model === undefined ? (
        <span className="tag">
          <Icon name="table" size={12} />
          {t('ask.noModel')}
        </span>
      ) : (
        <span className="tag accent">{t('ask.model', { model: answer.model })}</span>
      )}
      <span>{took}</span>
      <CopyAnswer question={question} answer={answer} />
      {answer.modelAway === undefined ? null : <span className="made-away">{answer.modelAway}</span>}
    </div>
  );
}

/** One claim and the numbers of its sources; a number opens what was seen beside the claim, where there is room, so that the words stay in sight. */
function Said({ claim, sources }: { claim: Claim; sources: readonly Source[] }) {
  const t = useT();
  const [open, setOpen] = useState<number>();
  const source = open === undefined ? undefined : sources[open - 1];
  const close = () => setOpen(undefined);
  // Else the whole assistant would close.
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || open === undefined) return;
    event.stopPropagation();
    close();
  };
  return (
    <Popover opened={source !== undefined} onDismiss={close} position="left-start" width={300} floatingStrategy="fixed" withinPortal={false} withRoles={false} transitionProps={{ duration: 0 }} middlewares={BESIDE} offset={16}>
      <Popover.Target>
        <span>
          <span className="words">{claim.text}</span>
          {claim.sources
            .filter((number) => sources[number - 1] !== undefined)
            .map((number) => (
              <button key={number} type="button" className="src" aria-expanded={open === number} aria-label={t('ask.source', { n: number, title: sources[number - 1]?.title ?? '' })} onKeyDown={pressed} onClick={() => setOpen(open === number ? undefined : number)}>
                {number}
              </button>
            ))}
        </span>
      </Popover.Target>
      <Popover.Dropdown className="src-card">{source === undefined ? null : <SourceCard source={source} number={open ?? 0} />}</Popover.Dropdown>
    </Popover>
  );
}

function SourceCard({ source, number }: { source: Source; number: number }) {
  const { t, catalogue } = useWords();
  const time = useTime();
  const now = useNow(60);
  return (
    <>
      <p>
        <span className="dim">{number}</span> <SourceLink source={source} />
      </p>
      <p className="sub">
        {wordOf(catalogue, t, 'ask.kind', source.kind)} · <time dateTime={source.to} data-tip={time.exact(source.to)}>{seenAt(source, time, now, t)}</time>
      </p>
      <p className="src-seen words">{source.text}</p>
    </>
  );
}

function SourceLink({ source }: { source: Source }) {
  return source.address.startsWith('/') && !source.address.startsWith('//') ? <Inside href={source.address}>{source.title}</Inside> : <span>{source.title}</span>;
}

function Sources({ sources }: { sources: readonly Source[] }) {
  const t = useT();
  if (sources.length === 0) return null;
  return (
    <ol className="srcs" aria-label={t('ask.sources')}>
      {sources.map((source, index) => (
        <li key={source.id}>
          <span>{index + 1}</span>
          <SourceLink source={source} />
        </li>
      ))}
    </ol>
  );
}
