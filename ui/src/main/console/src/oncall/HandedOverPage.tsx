import { Link, useParams } from '@tanstack/react-router';
import type { HandoverHead } from '../api/handover';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { Answer, Empty } from '../parts/Answer';
import { Head, Panel } from '../parts/Panel';
import { useNow, useTime } from '../parts/time';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { AcceptHandover, Became } from './AcceptHandover';
import { useHandover } from './handoverServer';
import { countOf, Matters } from './Matters';
import './oncall.css';
import './handover.css';

/** One hand-over as it was then, and what became of it. */
export default function HandedOverPage() {
  const t = useT();
  const { id } = useParams({ from: '/oncall/handover/$id' });
  const one = useHandover(id);
  const head = one.data?.handover;
  const title = head === undefined ? t('handover.title') : t('handover.one', { number: head.number, schedule: head.scheduleName });
  useTitle(title);
  return (
    <>
      <Head
        title={title}
        sentence={head === undefined ? t('handover.reading') : <Sentence head={head} />}
        acts={
          <Link className="btn" to="/oncall/handover">
            {t('handover.back')}
          </Link>
        }
      />
      <Answer query={one} failed={t('handover.failed')} waiting={<WaitingBlock height={260} what={t('handover.title')} />}>
        {({ handover, sections }) => (
          <div className="handover">
            <div className="col">
              {countOf(sections) === 0 && sections.every((section) => !section.unread) ? (
                <section className="panel" aria-label={t('handover.matters')}>
                  <Empty title={t('handover.nothing')} />
                </section>
              ) : (
                <Matters sections={sections} />
              )}
            </div>
            <div className="col">
              <Panel title={t(`handover.state.${handover.state}`)}>
                <div className="body col">
                  <Became handover={handover} />
                  <AcceptHandover handover={handover} />
                </div>
              </Panel>
              {handover.note === '' ? null : (
                <Panel title={t('handover.noteOf', { name: handover.by.name })}>
                  <p className="body said">{handover.note}</p>
                </Panel>
              )}
            </div>
          </div>
        )}
      </Answer>
    </>
  );
}

function Sentence({ head }: { head: HandoverHead }) {
  const time = useTime();
  const now = useNow(60);
  const values = { from: head.by.name, to: head.to.name, at: time.short(head.at, now), begins: time.short(head.shift.from, now), ends: time.short(head.shift.to, now) };
  return <Say k="handover.oneSentence" values={values} />;
}
