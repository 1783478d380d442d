import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import type { Act, ActorKind } from '../api/audit';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { Clock } from '../parts/Age';
import { Answer, Empty } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Icon, type IconName } from '../parts/Icon';
import { Head } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { ActWords } from './ActWords';
import { useAudit } from './server';
import './audit.css';

const SIGNS: Record<ActorKind, IconName> = { PERSON: 'user', TOKEN: 'access', AGENT: 'hosts', PROCESS: 'change', SYSTEM: 'settings' };

export default function AuditPage() {
  const t = useT();
  useTitle(t('room.audit'));
  const { subject } = useSearch({ from: '/audit' });
  const trail = useAudit(subject);
  const acts = trail.data?.pages.flat();
  const query = { ...trail, data: acts };
  return (
    <>
      <Head title={t('room.audit')} sentence={subject === undefined ? t('audit.sentence') : <Say k="audit.about" values={{ subject }} />} />
      <section className="panel" aria-label={t('room.audit')}>
        <Filter key={subject ?? ''} subject={subject} />
        <Answer
          query={query}
          failed={t('audit.failed')}
          waiting={<WaitingRows rows={8} one what={t('room.audit')} />}
          empty={{ when: (list) => list.length === 0, show: <Empty calm={false} title={t('audit.none')}>{t('audit.noneText')}</Empty> }}
        >
          {(list) => <Table acts={list} />}
        </Answer>
        {trail.hasNextPage ? (
          <footer>
            <Button onClick={() => void trail.fetchNextPage()} busy={trail.isFetchingNextPage}>
              {t('audit.older')}
            </Button>
          </footer>
        ) : null}
      </section>
    </>
  );
}

function Filter({ subject }: { subject: string | undefined }) {
  const t = useT();
  const navigate = useNavigate({ from: '/audit' });
  const [typed, setTyped] = useState(subject ?? '');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void navigate({ search: { subject: typed.trim() === '' ? undefined : typed.trim() } });
  };
  return (
    <form className="filt" onSubmit={submit}>
      <input className="find-in" type="search" value={typed} aria-label={t('audit.find')} placeholder={t('audit.find')} onChange={(event) => setTyped(event.target.value)} />
      <Button type="submit">{t('audit.findAct')}</Button>
      {subject === undefined ? null : (
        <Button look="quiet" onClick={() => void navigate({ search: {} })}>
          {t('audit.all')}
        </Button>
      )}
    </form>
  );
}

function Table({ acts }: { acts: readonly Act[] }) {
  const t = useT();
  return (
    <table className="tbl au">
      <thead>
        <tr>
          <th>{t('audit.when')}</th>
          <th>{t('audit.who')}</th>
          <th>{t('audit.did')}</th>
          <th>{t('audit.to')}</th>
          <th>{t('audit.facts')}</th>
          <th className="num">{t('audit.number')}</th>
        </tr>
      </thead>
      <tbody>
        {acts.map((act) => (
          <tr key={act.id}>
            <td className="dim when">
              <Clock at={act.at} seconds={false} focusable={false} />
            </td>
            <td className="who">
              <span className="sev">
                <Icon name={SIGNS[act.actorKind]} size={14} />
                <span className="sr">{t(`actor.${act.actorKind}`)}</span>
                {act.actorName}
              </span>
            </td>
            <td className="did">
              <ActWords act={act} />
            </td>
            <td className="to">
              <Link className="mono" to="/audit" search={{ subject: act.subject }}>
                {act.subject}
              </Link>
            </td>
            <td className="facts sub">
              {Object.entries(act.facts).map(([name, value]) => (
                <span key={name}>
                  <span className="dim">{name}</span> {value}
                </span>
              ))}
            </td>
            <td className="num dim id">{act.id}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
