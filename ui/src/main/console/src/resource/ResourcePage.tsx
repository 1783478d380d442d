import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { ResourceDetail, ResourceVerb } from '../api/resource';
import { refusalSentence } from '../i18n/refusals';
import { Say } from '../i18n/Say';
import { useWords } from '../i18n/words';
import { useMay } from '../identity/server';
import { Age, Clock } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Head, Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { ApprovalPanel } from '../workflow/ApprovalPanel';
import { said } from '../workflow/form';
import { GroupNames } from '../workflow/GroupNames';
import { History } from './History';
import { LastDay, ResourceStateTag } from './Parts';
import { ResourceDialog } from './ResourceDialog';
import { useResource, useResourceApproval, useResourceVerb } from './server';
import { dayWords, money } from './words';
import './resource.css';

const ProcessStrip = lazy(() => import('../workflow/ProcessStrip'));

/** One resource: what it is, until when, what is wished of it, and what happened. */
export default function ResourcePage() {
  const { key } = useParams({ from: '/resources/$key' });
  const { t } = useWords();
  useTitle(key);
  const query = useResource(key);
  return (
    <Answer page query={query} failed={t('resource.oneFailed', { key })} waiting={<WaitingBlock height={320} what={key} />}>
      {(detail) => <OneResource key={key} detail={detail} />}
    </Answer>
  );
}

/** What is likely wanted next in a state is the one loud button. */
const LOUD: Partial<Record<ResourceDetail['resource']['state'], ResourceVerb>> = { active: 'extend', grace: 'restore' };
const DANGER: readonly ResourceVerb[] = ['withdraw', 'release'];

function OneResource({ detail }: { detail: ResourceDetail }) {
  const { t, language } = useWords();
  const { resource } = detail;
  const mayAll = useMay('SEE_OPERATIONS');
  const verb = useResourceVerb(detail);
  const approval = useResourceApproval(detail.approval, mayAll && resource.wish?.stage === 'approving');
  const [open, setOpen] = useState<ResourceVerb>();
  const loud = resource.idle ? 'keep' : LOUD[resource.state];
  const quantity = resource.state === 'wanted' ? (resource.wish?.quantity ?? 0) : resource.quantity;
  const acts = detail.acts.filter((act) => act.allowed || act.verb === loud);
  return (
    <>
      <Head
        title={
          <>
            <span className="no">{resource.key}</span> {t('resource.amount', { n: quantity, name: said(resource.name, language) })}
          </>
        }
        sentence={<Say k="resource.now" values={{ state: resource.state, stage: resource.wish?.stage ?? 'none', called: resource.called ? 'yes' : 'no', until: dayWords(resource.until, language), grace: resource.graceUntil === undefined ? '' : <Clock at={resource.graceUntil} focusable={false} /> }} />}
        acts={<ResourceStateTag resource={resource} />}
      />
      {acts.length === 0 ? null : (
        <div className="row wrap">
          {acts.map((act) => (
            <Button key={act.verb} look={act.verb === loud ? 'primary' : DANGER.includes(act.verb) ? 'danger' : 'plain'} off={act.allowed ? undefined : refusalSentence(act.code ?? '', act.reason ?? '', undefined)} onClick={() => setOpen(act.verb)}>
              {t(`resource.act.${act.verb}`)}
            </Button>
          ))}
        </div>
      )}
      <div className="resource-page">
        <div className="col">
          {detail.idleSince === undefined ? null : (
            <Panel title={t('resource.idle')}>
              <p className="body">
                <Say k="resource.idleAsk" values={{ since: <Age at={detail.idleSince} focusable={false} /> }} />
              </p>
            </Panel>
          )}
          <Wished detail={detail} />
          <Panel title={t('resource.facts')}>
            <dl className="kv">
              <dt>{t('resource.purpose')}</dt>
              <dd className="words">{resource.purpose}</dd>
              <dt>{t('resource.owner')}</dt>
              <dd>{resource.team === undefined ? resource.owner : `${resource.team} (${resource.owner})`}</dd>
              <dt>{t('resource.lastDay')}</dt>
              <dd>
                <LastDay resource={resource} />
              </dd>
              <dt>{t('resource.cost')}</dt>
              <dd>{money(resource.monthlyCost, resource.currency, language)}</dd>
              {resource.itemName === undefined ? null : (
                <>
                  <dt>{t('resource.item')}</dt>
                  <dd>
                    {mayAll && resource.item !== undefined ? (
                      <Link to="/inventory/$id" params={{ id: resource.item }}>
                        {resource.itemName}
                      </Link>
                    ) : (
                      resource.itemName
                    )}
                  </dd>
                </>
              )}
              {resource.reason === undefined ? null : (
                <>
                  <dt>{t('change.reason')}</dt>
                  <dd className="words">{resource.reason}</dd>
                </>
              )}
            </dl>
          </Panel>
          {mayAll ? (
            <div className="panel strip hide-s">
              <Suspense fallback={<div className="diagram" />}>
                <ProcessStrip about={resource.key} />
              </Suspense>
            </div>
          ) : null}
        </div>
        <div className="col">
          {approval.data === undefined ? null : <ApprovalPanel approval={approval.data} />}
          <History history={detail.history} />
        </div>
      </div>
      {open === undefined ? null : <ResourceDialog what={open} detail={detail} verb={verb} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** What is asked for, and whom it waits for. */
function Wished({ detail: { resource } }: { detail: ResourceDetail }) {
  const { t, language } = useWords();
  const { wish } = resource;
  if (wish === undefined) return null;
  return (
    <Panel title={t(`resource.wish.${wish.what}`)} right={<span className="tag">{t(`resource.stage.${wish.stage}`)}</span>}>
      <p className="body words">
        <Say k="resource.wished" values={{ what: wish.what, n: wish.quantity, until: dayWords(wish.until, language), by: wish.by }} /> {wish.what === 'provide' ? null : wish.reason}
      </p>
      {wish.stage === 'approving' && wish.decision !== undefined ? (
        <p className="body">
          {t('change.approvals', { n: wish.decision.approvals })} <GroupNames groups={wish.decision.groups} />
        </p>
      ) : null}
    </Panel>
  );
}
