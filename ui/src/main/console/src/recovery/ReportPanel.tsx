import type { Drill } from '../api/recovery';
import { address } from '../api/http';
import { useWords } from '../i18n/words';
import { Copy } from '../parts/Copy';
import { Icon } from '../parts/Icon';
import { Panel } from '../parts/Panel';

/** The report as it was frozen, as files, and how anybody proves that it was not changed since. */
export function ReportPanel({ number, report }: { number: string; report: NonNullable<Drill['report']> }) {
  const { t, language } = useWords();
  const place = `/api/recovery/drills/${encodeURIComponent(number)}/report`;
  return (
    <Panel title={t('report.ofDrill')}>
      <div className="body col report-files">
        <span className="row wrap">
          <a className="btn" href={address(`${place}.pdf`, { lang: language })} download>
            <Icon name="download" size={14} />
            PDF
          </a>
          <a className="btn" href={place} download={`${number}.json`}>
            <Icon name="download" size={14} />
            JSON
          </a>
        </span>
        <p>{t('report.proved')}</p>
        <Copy text={`./evenkeel recovery verify ${number}.json`} label={t('report.command')} />
        <dl className="kv">
          <dt>SHA-256</dt>
          <dd className="mono">{report.sha256}</dd>
          <dt>{t('report.chain')}</dt>
          <dd>{report.auditPosition === undefined ? t('report.sealing') : t('report.position', { n: report.auditPosition })}</dd>
        </dl>
      </div>
    </Panel>
  );
}
