import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo, type ReactNode } from 'react';
import type { RuleOverview } from '../api/alerting';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Answer, Empty } from '../parts/Answer';
import { AsOf } from '../parts/AsOf';
import { Button } from '../parts/Button';
import { Find } from '../parts/Find';
import { Icon } from '../parts/Icon';
import { Head } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { RULE_STATES } from '../shell/search';
import { FilesPanel } from './FilesPanel';
import { countOf, filtered } from './rules';
import { RuleTable } from './RuleTable';
import { useRules } from './server';
import './rules.css';

/** What is watched: every rule with its state, and the files they stand in. */
export default function RulesPage() {
  const t = useT();
  useTitle(t('room.rules'));
  const rules = useRules();
  const mayEdit = useMay('EDIT_RULES');
  return (
    <>
      <Head
        title={t('room.rules')}
        sentence={rules.data === undefined ? t('rules.reading') : <Sentence overview={rules.data} />}
        acts={
          <>
            <Link className="btn" to="/rules/trial">
              <Icon name="play" size={14} />
              {t('trial.title')}
            </Link>
            {mayEdit ? (
              <Link className="btn" to="/rules/files/$name" params={{ name: 'new' }}>
                <Icon name="plus" size={14} />
                {t('files.new')}
              </Link>
            ) : null}
          </>
        }
      />
      <div className="ru">
        <section className="panel" aria-label={t('room.rules')}>
          <Filters overview={rules.data} asOf={<AsOf query={rules} />} />
          <Answer query={rules} failed={t('rules.failed')} waiting={<WaitingRows rows={7} what={t('room.rules')} />} empty={{ when: (data) => data.groups.length === 0, show: <Empty calm={false} title={t('rules.none')}>{t('rules.noneText')}</Empty> }}>
            {(data) => <Shown overview={data} />}
          </Answer>
        </section>
        <FilesPanel refused={rules.data?.refused ?? []} />
      </div>
    </>
  );
}

function Sentence({ overview }: { overview: RuleOverview }) {
  const all = overview.groups.flatMap((group) => group.rules).length;
  return <Say k="rules.sentence" values={{ n: all, firing: countOf(overview, 'firing'), broken: countOf(overview, 'broken') }} wrap={{ u: (body) => <b className="unknown">{body}</b> }} />;
}

function Filters({ overview, asOf }: { overview: RuleOverview | undefined; asOf: ReactNode }) {
  const t = useT();
  const search = useSearch({ from: '/rules' });
  const navigate = useNavigate({ from: '/rules' });
  const all = overview?.groups.flatMap((group) => group.rules).length ?? 0;
  return (
    <div className="filt">
      <Find label={t('rules.find')} value={search.q} onFind={(q) => void navigate({ search: (old) => ({ ...old, q }), replace: true })} />
      <span className="chips">
        <button type="button" className="chip" aria-pressed={search.state === undefined} onClick={() => void navigate({ search: (old) => ({ ...old, state: undefined }) })}>
          {t('rules.all')} {all}
        </button>
        {RULE_STATES.map((state) =>
          overview === undefined || (countOf(overview, state) === 0 && search.state !== state) ? null : (
            <button key={state} type="button" className="chip" aria-pressed={search.state === state} onClick={() => void navigate({ search: (old) => ({ ...old, state }) })}>
              {t(`rules.${state}`)} {countOf(overview, state)}
            </button>
          ),
        )}
      </span>
      <span className="grow" />
      {asOf}
    </div>
  );
}

function Shown({ overview }: { overview: RuleOverview }) {
  const t = useT();
  const search = useSearch({ from: '/rules' });
  const navigate = useNavigate({ from: '/rules' });
  const typed = useDeferredValue(search.q ?? '');
  const groups = useMemo(() => filtered(overview.groups, search.state, typed), [overview, search.state, typed]);
  const all = overview.groups.flatMap((group) => group.rules).length;
  if (groups.length > 0) return <RuleTable groups={groups} />;
  return (
    <p className="body row">
      <span>{t('list.hidden', { n: all })}</span>
      <Button look="quiet" onClick={() => void navigate({ search: {} })}>
        {t('list.showAll', { n: all })}
      </Button>
    </p>
  );
}
