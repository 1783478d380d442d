import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { LogCounter } from '../api/logs';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Clock } from '../parts/Age';
import { Answer, Empty } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Copy } from '../parts/Copy';
import { Dialog } from '../parts/Dialog';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { CountDialog } from './CountDialog';
import { MOST_COUNTERS, seriesOf } from './counters';
import { useCountNoMore, useCounters } from './server';

/** Queries whose lines are counted as they come, so that rules can look at them; the present query can be one more. */
export function CountersPanel({ asked, wrong }: { asked: string; wrong: boolean }) {
  const t = useT();
  const query = useCounters();
  const mayEdit = useMay('EDIT_RULES');
  const [adding, setAdding] = useState(false);
  const [removed, setRemoved] = useState<string>();
  const off = wrong ? t('logs.wrongText') : (query.data?.length ?? 0) >= MOST_COUNTERS ? t('counters.most', { n: MOST_COUNTERS }) : asked === '' ? t('counters.needsQuery') : undefined;
  return (
    <Panel
      title={t('logs.counters')}
      count={query.data?.length}
      right={
        mayEdit ? (
          <Button onClick={() => setAdding(true)} off={off}>
            {t('counters.add')}
          </Button>
        ) : undefined
      }
    >
      <p className="body dim">{t('counters.means')}</p>
      <Answer
        query={query}
        failed={t('counters.failed')}
        waiting={<WaitingRows rows={3} one what={t('logs.counters')} />}
        empty={{
          when: (items) => items.length === 0,
          show: (
            <Empty calm={false} title={t('counters.none')}>
              {t('counters.noneText')}
            </Empty>
          ),
        }}
      >
        {(items) => (
          <ul className="lg-counters">
            {items.map((counter) => (
              <Row key={counter.name} counter={counter} mayEdit={mayEdit} onRemove={() => setRemoved(counter.name)} />
            ))}
          </ul>
        )}
      </Answer>
      {adding ? <CountDialog query={asked} taken={query.data ?? []} onClose={() => setAdding(false)} /> : null}
      {removed === undefined ? null : <Remove name={removed} onClose={() => setRemoved(undefined)} />}
    </Panel>
  );
}

function Row({ counter, mayEdit, onRemove }: { counter: LogCounter; mayEdit: boolean; onRemove: () => void }) {
  const t = useT();
  return (
    <li>
      <div className="grow">
        <p className="strong">{counter.name}</p>
        <p className="mono">
          <Link to="/logs" search={{ q: counter.query === '' ? undefined : counter.query }}>
            {counter.query === '' ? t('counters.everything') : counter.query}
          </Link>
        </p>
        <p className="sub">
          {t('counters.by', { name: counter.byName })} <Clock at={counter.at} />
        </p>
      </div>
      <Copy text={seriesOf(counter.name)} label={t('counters.series', { name: counter.name })} />
      {mayEdit ? (
        <Button size="small" aria-label={t('counters.removeOf', { name: counter.name })} onClick={onRemove}>
          {t('counters.remove')}
        </Button>
      ) : null}
    </li>
  );
}

function Remove({ name, onClose }: { name: string; onClose: () => void }) {
  const t = useT();
  const remove = useCountNoMore();
  return (
    <Dialog opened onClose={onClose} title={t('counters.removeOf', { name })} act={t('counters.remove')} danger busy={remove.isPending} error={remove.error} onSubmit={() => remove.mutate(name, { onSuccess: onClose })}>
      <p>{t('counters.removeMeans')}</p>
    </Dialog>
  );
}
