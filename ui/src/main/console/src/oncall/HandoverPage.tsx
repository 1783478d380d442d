import { NativeSelect, Textarea } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { HandoverDraft } from '../api/handover';
import { Drafting } from '../assistant/DraftCard';
import { withoutMark } from '../assistant/draftText';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay, useMe } from '../identity/server';
import { Answer, Empty } from '../parts/Answer';
import { AsOf } from '../parts/AsOf';
import { Button } from '../parts/Button';
import { Head, Panel } from '../parts/Panel';
import { useNow, useTime } from '../parts/time';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { AcceptHandover, Became, whyNot } from './AcceptHandover';
import { HandoverHistory } from './HandoverHistory';
import { useHandOver, useHandoverDraft } from './handoverServer';
import { countOf, Matters } from './Matters';
import { useSchedules } from './server';
import './oncall.css';
import './handover.css';

/** The draft that writes itself, handing over, and accepting what the shift before handed over. */
export default function HandoverPage() {
  const t = useT();
  useTitle(t('handover.title'));
  const search = useSearch({ from: '/oncall/handover' });
  const navigate = useNavigate({ from: '/oncall/handover' });
  const schedules = useSchedules();
  const draft = useHandoverDraft(search.schedule);
  const all = schedules.data ?? [];
  return (
    <>
      <Head
        title={t('handover.title')}
        sentence={draft.data === undefined ? t('handover.reading') : <Sentence draft={draft.data} />}
        acts={all.length > 1 ? <NativeSelect aria-label={t('handover.schedule')} value={search.schedule ?? draft.data?.schedule ?? ''} onChange={(event) => void navigate({ search: { schedule: event.target.value } })} data={all.map(({ id, name }) => ({ value: id, label: name }))} /> : undefined}
      />
      <Answer query={draft} failed={t('handover.failed')} waiting={<WaitingBlock height={260} what={t('handover.title')} />}>
        {(now) => (
          <div className="handover">
            <div className="col">
              {countOf(now.sections) === 0 && now.sections.every((section) => !section.unread) ? (
                <section className="panel" aria-label={t('handover.goesOver')}>
                  <Empty title={t('handover.nothing')}>{t('handover.nothingText')}</Empty>
                </section>
              ) : (
                <Matters sections={now.sections} />
              )}
            </div>
            <div className="col">
              <Waiting draft={now} />
              <Give key={now.schedule} draft={now} />
              <HandoverHistory />
              <AsOf query={draft} />
            </div>
          </div>
        )}
      </Answer>
    </>
  );
}

function Sentence({ draft }: { draft: HandoverDraft }) {
  const time = useTime();
  const now = useNow(60);
  const { from, to, shift, scheduleName: schedule, sections } = draft;
  if (to === undefined || shift === undefined) return <Say k="handover.nobodyNext" values={{ schedule }} wrap={{ b: (body) => <b className="critical">{body}</b> }} />;
  const values = { schedule, to: to.name, at: time.short(shift.from, now), n: countOf(sections) };
  return from === undefined ? <Say k="handover.sentenceFree" values={values} /> : <Say k="handover.sentence" values={{ ...values, from: from.name }} />;
}

/** The hand-over that nobody accepted yet. */
function Waiting({ draft: { waiting } }: { draft: HandoverDraft }) {
  const t = useT();
  if (waiting === undefined) return null;
  return (
    <Panel
      title={t('handover.number', { number: waiting.number })}
      right={
        <Link to="/oncall/handover/$id" params={{ id: waiting.id }}>
          {t('handover.read')}
        </Link>
      }
    >
      <div className="body col">
        <p>
          <Say k="handover.waits" values={{ from: waiting.by.name, schedule: waiting.scheduleName, to: waiting.to.name }} />
        </p>
        {waiting.note === '' ? null : <p className="said">{waiting.note}</p>}
        <Became handover={waiting} />
        <AcceptHandover handover={waiting} />
      </div>
    </Panel>
  );
}

function Give({ draft }: { draft: HandoverDraft }) {
  const t = useT();
  const give = useHandOver();
  const mayHandle = useMay('HANDLE_INCIDENTS');
  const me = useMe().person.id;
  const [note, setNote] = useState('');
  if (!mayHandle) return null;
  const { to, waiting } = draft;
  const name = to?.name ?? '';
  return (
    <Panel title={to === undefined ? t('handover.doNobody') : t('handover.do', { name })}>
      <div className="body col">
        <Textarea label={t('handover.note')} description={t('handover.noteHint')} rows={4} maxLength={4000} value={note} onChange={(event) => setNote(event.target.value)} />
        <Drafting kind="HANDOVER" about={draft.schedule} label={t('draft.handover')} onEdit={({ text }) => setNote((before) => [before, withoutMark(text)].filter((part) => part !== '').join('\n\n').slice(0, 4000))} />
        {waiting === undefined ? null : <p className="sub">{t('handover.again', { number: waiting.number, name: waiting.to.name })}</p>}
        <Wrong error={give.error} />
        <Button look={waiting?.to.id === me ? 'plain' : 'primary'} busy={give.isPending} off={whyNot(draft.whyNot)} onClick={() => give.mutate({ schedule: draft.schedule, note }, { onSuccess: () => setNote('') })}>
          {to === undefined ? t('handover.doNobody') : t('handover.do', { name })}
        </Button>
        {draft.whyNot === undefined ? <p className="sub">{t('handover.means', { name })}</p> : null}
        <p className="sub" role="status">
          {give.data === undefined ? null : t('handover.done', { number: give.data.number, name: give.data.to.name })}
        </p>
      </div>
    </Panel>
  );
}
