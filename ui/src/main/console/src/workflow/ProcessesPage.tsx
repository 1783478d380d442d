import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { Problem } from '../api/http';
import type { Bundle, Running } from '../api/process';
import { Say } from '../i18n/Say';
import { useT, useWords } from '../i18n/words';
import { useMay } from '../identity/server';
import { Age } from '../parts/Age';
import { Answer, Empty } from '../parts/Answer';
import { AsOf } from '../parts/AsOf';
import { Button } from '../parts/Button';
import { Find } from '../parts/Find';
import { PagedAnswer, useItems } from '../parts/Paged';
import { Head, Panel } from '../parts/Panel';
import { useRowKeys } from '../parts/rows';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { said } from './form';
import { useBundles, useRunning, useSwitch, useUpload } from './processServer';
import './tasks.css';

/** The engine room: what runs and where it hangs, and the processes of one's own. */
export default function ProcessesPage() {
  const t = useT();
  useTitle(t('room.processes'));
  const search = useSearch({ from: '/processes' });
  const navigate = useNavigate({ from: '/processes' });
  const failed = search.failed === true;
  const running = useRunning(failed, search.q);
  const list = useItems(running.data);
  const hang = list?.filter((one) => one.failures > 0).length ?? 0;
  return (
    <>
      <Head title={t('room.processes')} sentence={list === undefined ? t('process.readingAll') : <Say k="process.sentence" values={{ n: list.length, more: running.hasNextPage ? 'yes' : 'no', hang }} />} />
      <div className="task-page">
        <section className="panel" aria-label={t('process.running')}>
          <div className="filt">
            <Find label={t('process.find')} value={search.q} onFind={(q) => void navigate({ search: (old) => ({ ...old, q }), replace: true })} />
            <button type="button" className="chip" aria-pressed={failed} onClick={() => void navigate({ search: (old) => ({ ...old, failed: failed ? undefined : true }) })}>
              {t('process.onlyFailed')}
            </button>
            <span className="grow" />
            <AsOf query={running} />
          </div>
          <PagedAnswer query={running} items={list} failed={t('process.failedAll')} waiting={<WaitingRows rows={5} what={t('room.processes')} />} empty={{ when: (items) => items.length === 0, show: <Empty title={t(failed ? 'process.noneFailed' : 'process.none')}>{t('process.noneText')}</Empty> }}>
            {(items) => <RunningTable running={items} />}
          </PagedAnswer>
        </section>
        <OwnProcesses />
      </div>
    </>
  );
}

function RunningTable({ running }: { running: readonly Running[] }) {
  const t = useT();
  const list = useRowKeys<HTMLTableElement>();
  return (
    <table className="tbl two tasks" ref={list}>
      <thead>
        <tr>
          <th>{t('process.what')}</th>
          <th className="c-since">{t('process.since')}</th>
          <th className="c-due">{t('incident.state')}</th>
        </tr>
      </thead>
      <tbody>
        {running.map((one) => (
          <tr key={one.id} data-row>
            <td className="what">
              <Link className="t" to="/processes/$id" params={{ id: one.id }} data-main>
                {one.businessKey}
              </Link>
              <span className="sub">
                {one.name} · {t('process.version', { n: one.version })}
              </span>
            </td>
            <td className="since">
              <Age at={one.startedAt} focusable={false} />
            </td>
            <td className="due">{one.failures === 0 ? <span className="tag">{t('process.runs')}</span> : <span className="tag critical">{t('process.hangs', { n: one.failures })}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OwnProcesses() {
  const t = useT();
  const bundles = useBundles();
  const mayDeploy = useMay('DEPLOY_PROCESSES');
  const upload = useUpload();
  const chosen = useRef<HTMLInputElement>(null);
  return (
    <Panel title={t('bundle.title')}>
      <Answer query={bundles} failed={t('bundle.failed')} waiting={<WaitingRows rows={2} what={t('bundle.title')} />} empty={{ when: (items) => items.length === 0, show: <p className="body dim">{t('bundle.none')}</p> }}>
        {(items) => (
          <ul className="bundles">
            {items.map((bundle) => (
              <Row key={`${bundle.name}-${bundle.version}`} bundle={bundle} mayDeploy={mayDeploy} />
            ))}
          </ul>
        )}
      </Answer>
      {mayDeploy ? (
        <div className="body col">
          <input
            ref={chosen}
            type="file"
            accept=".zip"
            className="sr"
            tabIndex={-1}
            aria-label={t('bundle.upload')}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file !== undefined) upload.mutate(file);
              event.target.value = '';
            }}
          />
          <span>
            <Button busy={upload.isPending} onClick={() => chosen.current?.click()}>
              {t('bundle.upload')}
            </Button>
          </span>
          <p className="sub">{t('bundle.means')}</p>
          <Wrong error={upload.error} />
          <Findings error={upload.error} />
          {upload.data === undefined ? null : (
            <p role="status">
              <Say k="bundle.uploaded" values={{ name: upload.data.name, n: upload.data.version }} />
            </p>
          )}
        </div>
      ) : null}
    </Panel>
  );
}

function Row({ bundle, mayDeploy }: { bundle: Bundle; mayDeploy: boolean }) {
  const { t, language } = useWords();
  const turn = useSwitch();
  return (
    <li>
      <span>
        <b>{said(bundle.title, language)}</b>{' '}
        <span className="sub">
          <span className="mono">{bundle.name}</span> {t('process.version', { n: bundle.version })} · {bundle.uploadedBy} · <Age at={bundle.uploadedAt} form="ago" focusable={false} />
        </span>
        <Wrong error={turn.error} />
      </span>
      {mayDeploy ? (
        <Button size="small" busy={turn.isPending} onClick={() => turn.mutate({ name: bundle.name, version: bundle.version, on: !bundle.on })} aria-label={t(bundle.on ? 'bundle.offOf' : 'bundle.onOf', { name: bundle.name, n: bundle.version })}>
          {t(bundle.on ? 'bundle.off' : 'bundle.on')}
        </Button>
      ) : null}
      <span className={`tag ${bundle.on ? 'ok' : ''}`}>{t(bundle.on ? 'bundle.isOn' : 'bundle.isOff')}</span>
    </li>
  );
}

/** Everything that is not allowed in the bundle, with file and line. */
function Findings({ error }: { error: unknown }) {
  const t = useT();
  if (!(error instanceof Problem) || error.findings.length === 0) return null;
  return (
    <ul className="findings" aria-label={t('bundle.findings')}>
      {error.findings.map((finding) => (
        <li key={`${finding.file}-${finding.line ?? 0}-${finding.what}`}>
          <span className="mono">
            {finding.file}
            {finding.line === undefined ? '' : `:${finding.line}`}
          </span>{' '}
          {finding.what}
        </li>
      ))}
    </ul>
  );
}
