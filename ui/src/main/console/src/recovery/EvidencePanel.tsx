import type { Drill } from '../api/recovery';
import { Say } from '../i18n/Say';
import { useT, useWords } from '../i18n/words';
import { Clock } from '../parts/Age';
import { figure } from '../parts/format';
import { Panel } from '../parts/Panel';

/** Which copy, in which sandbox, and where it is written down. */
export function EvidencePanel({ drill }: { drill: Drill }) {
  const { t, language } = useWords();
  const { copy, sandbox, report } = drill;
  const none = drill.endedAt === undefined ? t('proved.notYet') : '–';
  return (
    <Panel title={t('proved.title')}>
      <dl className="kv body">
        <dt>{t('proved.copy')}</dt>
        <dd>
          {copy === undefined ? (
            <span className="dim">{none}</span>
          ) : (
            <>
              <span className="mono">{copy.id}</span> <span className="dim">{copy.kind}</span>, <Clock at={copy.at} />
              {copy.sizeBytes === undefined ? '' : `, ${figure(language, copy.sizeBytes, 'bytes')}`}
            </>
          )}
        </dd>
        <dt>{t('proved.sandbox')}</dt>
        <dd>{sandbox === undefined ? <span className="dim">{none}</span> : <Sandbox sandbox={sandbox} host={drill.policy.host} />}</dd>
        <dt>{t('proved.asked')}</dt>
        <dd>
          {drill.askedBy.name}, <Clock at={drill.askedAt} />
        </dd>
        <dt>{t('proved.report')}</dt>
        <dd>{t(report === undefined ? 'proved.reportLater' : 'proved.reportThere')}</dd>
      </dl>
    </Panel>
  );
}

function Sandbox({ sandbox, host }: { sandbox: NonNullable<Drill['sandbox']>; host: string }) {
  const t = useT();
  return <Say k="proved.sandboxIs" values={{ folder: <span className="mono">{sandbox.folder}</span>, host, cut: <span className={sandbox.networkCut === true ? 'ok' : 'unknown'}>{t(sandbox.networkCut === undefined ? 'proved.cutUnknown' : sandbox.networkCut ? 'proved.cut' : 'proved.notCut')}</span> }} />;
}
