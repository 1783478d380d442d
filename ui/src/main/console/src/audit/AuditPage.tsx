import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState, type SyntheticEvent } from 'react';
import type { Act, ActorKind, AuditFilter } from '../api/audit';
import { Say } from '../i18n/Say';
import { useT, useWords, type Key } from '../i18n/words';
import { shifted } from '../oncall/calendar';
import { Clock } from '../parts/Age';
import { Answer, Empty } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Icon, type IconName } from '../parts/Icon';
import type { Zone } from '../parts/format';
import { Head } from '../parts/Panel';
import { usePreferences } from '../parts/preferences';
import { useRowKeys } from '../parts/rows';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { ActWords } from './ActWords';
import type { audit as auditSearch } from '../shell/search';
import { ChainPanel } from './ChainPanel';
import { useAudit } from './server';
import './audit.css';

const SIGNS: Record<ActorKind, IconName> = { PERSON: 'user', TOKEN: 'access', AGENT: 'hosts', PROCESS: 'change', SYSTEM: 'settings' };

export default function AuditPage() {
  const t = useT();
  useTitle(t('room.audit'));
  const search = useSearch({ from: '/audit' });
  const { zone } = usePreferences();
  const trail = useAudit(useMemo(() => filterOf(search, zone), [search, zone]));
  const acts = trail.data?.pages.flat();
  const query = { ...trail, data: acts };
  return (
    <>
      <Head title={t('room.audit')} sentence={search.subject === undefined ? t('audit.sentence') : <Say k="audit.about" values={{ subject: search.subject }} />} />
      <div className="au2">
        <section className="panel" aria-label={t('room.audit')}>
          <Filter key={JSON.stringify(search)} search={search} />
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
        <ChainPanel />
      </div>
    </>
  );
}

type Search = ReturnType<typeof auditSearch>;

/** Days of the address as moments, in the zone that the reader sees; the last day counts whole. */
function filterOf({ from, to, ...rest }: Search, zone: Zone): AuditFilter {
  const midnight = (day: string) => new Date(zone === 'UTC' ? `${day}T00:00:00Z` : `${day}T00:00:00`).toISOString();
  return { ...rest, from: from === undefined ? undefined : midnight(from), to: to === undefined ? undefined : midnight(shifted(to, 1)) };
}

function Filter({ search }: { search: Search }) {
  const t = useT();
  const { catalogue } = useWords();
  const navigate = useNavigate({ from: '/audit' });
  const [typed, setTyped] = useState(search);
  const put = (part: Partial<Search>) => setTyped({ ...typed, ...part });
  const kept = (words: string | undefined) => (words === undefined || words.trim() === '' ? undefined : words.trim());
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void navigate({ search: { subject: kept(typed.subject), actor: kept(typed.actor), verb: kept(typed.verb), from: kept(typed.from), to: kept(typed.to) } });
  };
  const verbs = Object.keys(catalogue).flatMap((key) => (key.startsWith('verb.') ? [key.slice('verb.'.length)] : []));
  const filtered = JSON.stringify(search) !== '{}';
  return (
    <form className="filt" onSubmit={submit}>
      <input className="find-in" type="search" value={typed.subject ?? ''} aria-label={t('audit.find')} placeholder={t('audit.find')} onChange={(event) => put({ subject: event.target.value })} />
      <input className="find-in who" type="search" value={typed.actor ?? ''} aria-label={t('audit.findWho')} placeholder={t('audit.who')} onChange={(event) => put({ actor: event.target.value })} />
      <select className="in" aria-label={t('audit.did')} value={typed.verb ?? ''} onChange={(event) => put({ verb: event.target.value })}>
        <option value="">{t('audit.anyAct')}</option>
        {verbs.map((verb) => (
          <option key={verb} value={verb}>
            {t(`verb.${verb}` as Key)}
          </option>
        ))}
      </select>
      <label className="tool">
        <span>{t('audit.from')}</span>
        <input className="in" type="date" value={typed.from ?? ''} onChange={(event) => put({ from: event.target.value })} />
      </label>
      <label className="tool">
        <span>{t('audit.until')}</span>
        <input className="in" type="date" value={typed.to ?? ''} onChange={(event) => put({ to: event.target.value })} />
      </label>
      <Button type="submit">{t('audit.findAct')}</Button>
      {filtered ? (
        <Button look="quiet" onClick={() => void navigate({ search: {} })}>
          {t('audit.all')}
        </Button>
      ) : null}
    </form>
  );
}

function Table({ acts }: { acts: readonly Act[] }) {
  const t = useT();
  const list = useRowKeys<HTMLTableElement>();
  return (
    <table className="tbl au" ref={list}>
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
          <tr key={act.id} data-row>
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
            <td className="num dim id">{act.sealedAs ?? <span title={t('audit.notYet')}>–</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
