import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { ProblemDetail, ProblemVerb } from '../api/problem';
import { refusalSentence } from '../i18n/refusals';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Age, Clock } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Head, Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { SideBySide } from './SideBySide';
import { CauseDialog, WordsDialog } from './problemDialogs';
import { useProblem, useProblemVerb } from './server';
import './problem.css';

/** One problem: what its incidents have in common, why it happens, what helps until it is gone. */
export default function ProblemPage() {
  const { key } = useParams({ from: '/problems/$key' });
  const t = useT();
  const query = useProblem(key);
  useTitle(query.data === undefined ? key : `${key} ${query.data.problem.title}`);
  return (
    <Answer page query={query} failed={t('problem.oneFailed', { key })} waiting={<WaitingBlock height={420} what={key} />}>
      {(detail) => <OneProblem key={key} detail={detail} />}
    </Answer>
  );
}

/** What is done at once; the others ask for words first. */
const AT_ONCE: readonly ProblemVerb[] = ['accept', 'quiet'];
/** The next thing to do, by state, and then the rest. */
const ORDER: readonly ProblemVerb[] = ['accept', 'cause', 'workaround', 'remedy', 'quiet', 'dismiss', 'close'];

function OneProblem({ detail }: { detail: ProblemDetail }) {
  const t = useT();
  const { problem } = detail;
  const mayHandle = useMay('HANDLE_PROBLEMS');
  const verb = useProblemVerb(detail);
  const [open, setOpen] = useState<ProblemVerb>();
  const acts = ORDER.flatMap((name) => detail.acts.filter((act) => act.verb === name));
  const next = nextOf(detail);
  const press = (name: ProblemVerb) => (name === 'accept' || name === 'quiet' ? verb.mutate({ verb: name }) : setOpen(name));
  return (
    <>
      <Head
        title={
          <>
            <span className="no">{problem.key}</span> {problem.title}
          </>
        }
        sentence={<Say k="problem.now" values={{ state: problem.state, n: problem.incidents, returns: detail.returns, until: problem.watchUntil === undefined ? '' : <Clock at={problem.watchUntil} focusable={false} /> }} />}
        acts={<span className="tag">{t(`problem.state.${problem.state}`)}</span>}
      />
      {open === undefined ? <Wrong error={verb.error} /> : null}
      {mayHandle && acts.some((act) => act.allowed) ? (
        <div className="row wrap">
          {acts
            .filter((act) => act.allowed || act.verb === next)
            .map((act) => (
              <Button key={act.verb} look={act.verb === next ? 'primary' : act.verb === 'dismiss' || act.verb === 'close' ? 'danger' : 'plain'} busy={verb.isPending} off={act.allowed ? undefined : refusalSentence(act.code ?? '', act.reason ?? '', undefined)} onClick={() => press(act.verb)}>
                {t(`problem.act.${act.verb}`)}
                {AT_ONCE.includes(act.verb) ? '' : '…'}
              </Button>
            ))}
        </div>
      ) : null}
      <div className="problem-page">
        <div className="col">
          <Said title={t('problem.cause')} none={t('problem.noCause')} words={detail.cause}>
            {detail.cause === undefined ? null : (
              <ul className="evidence">
                {detail.cause.evidence.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            )}
          </Said>
          <Panel title={t('problem.sideBySide')} count={detail.incidents.length}>
            <SideBySide incidents={detail.incidents} facts={detail.facts} />
          </Panel>
        </div>
        <div className="col">
          <Panel title={t('problem.signs')}>
            <ul className="signs">
              {problem.signs.map((sign) => (
                <li key={sign.id}>
                  {sign.kind === 'item' ? (
                    <Link to="/inventory/$id" params={{ id: sign.id }}>
                      {sign.name}
                    </Link>
                  ) : (
                    sign.name
                  )}
                  <span className="sub">{t(`problem.sign.${sign.kind}`)}</span>
                </li>
              ))}
            </ul>
          </Panel>
          <Said title={t('problem.workaround')} none={t('problem.noWorkaround')} words={problem.workaround} />
          <Panel title={t('problem.remedy')}>
            <p className="body">
              {detail.remedy === undefined ? (
                <span className="dim">{t('problem.noRemedy')}</span>
              ) : (
                <Link to="/changes/$key" params={{ key: detail.remedy }}>
                  {detail.remedy}
                </Link>
              )}
            </p>
          </Panel>
          {detail.reason === undefined ? null : (
            <Panel title={t('problem.reason')}>
              <p className="body words">{detail.reason}</p>
            </Panel>
          )}
        </div>
      </div>
      {open === 'cause' ? <CauseDialog detail={detail} verb={verb} onClose={() => setOpen(undefined)} /> : null}
      {open === undefined || open === 'cause' || open === 'accept' || open === 'quiet' ? null : <WordsDialog what={open} detail={detail} verb={verb} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** What is to be done next: taken up, understood, made bearable, cured. */
export function nextOf({ problem, cause, remedy }: ProblemDetail): ProblemVerb | undefined {
  if (problem.state === 'proposed') return 'accept';
  if (problem.state !== 'open') return undefined;
  if (cause === undefined) return 'cause';
  if (problem.workaround === undefined) return 'workaround';
  return remedy === undefined ? 'remedy' : undefined;
}

type SaidProps = { title: string; none: string; words: { text: string; byName: string; at: string } | undefined; children?: ReactNode };

function Said({ title, none, words, children }: SaidProps) {
  return (
    <Panel title={title}>
      {words === undefined ? (
        <p className="body dim">{none}</p>
      ) : (
        <div className="body">
          <p className="words">{words.text}</p>
          {children}
          <p className="sub">
            {words.byName} · <Age at={words.at} form="ago" />
          </p>
        </div>
      )}
    </Panel>
  );
}
