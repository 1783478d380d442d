import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Report } from '../api/report';
import { address } from '../api/http';
import { useWords } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Head } from '../parts/Panel';
import { useNow, useTime } from '../parts/time';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { Figures } from './Figures';
import { usePeriodName } from './PeriodName';
import { counted, placeOf, type Counted } from './place';
import { RowsPanel } from './RowsPanel';
import { useDraft, useReport } from './server';
import { dayIn, days } from './words';
import { said } from '../workflow/form';
import './report.css';

export const DRAFT = 'draft';

export default function ReportPage() {
  const { id } = useParams({ from: '/reports/$id' });
  return id === DRAFT ? <DraftPage /> : <StoredPage id={id} />;
}

function StoredPage({ id }: { id: string }) {
  return <Shown query={useReport(id)} id={id} />;
}

function DraftPage() {
  const search = useSearch({ from: '/reports/$id' });
  const today = dayIn('UTC', useNow(600));
  return <Shown query={useDraft(search.kind ?? 'week', search.from ?? today)} />;
}

function Shown({ query, id }: { query: ReturnType<typeof useReport>; id?: string }) {
  const { t, language } = useWords();
  const time = useTime();
  const name = usePeriodName();
  const { data: report } = query;
  const title = report === undefined ? t('room.reports') : name(report.kind, report.from);
  useTitle(title);
  return (
    <>
      <Head title={title} sentence={report === undefined ? t('report.reading') : sentence()} acts={report?.id === undefined ? undefined : <Files id={report.id} />} />
      <Answer query={query} page failed={t('report.failedOne')} waiting={<WaitingBlock height={480} what={t('room.reports')} />}>
        {(read) => <Body report={read} {...(id === undefined ? {} : { id })} />}
      </Answer>
    </>
  );

  function sentence() {
    if (report === undefined) return null;
    const span = days(report.from, report.to, language);
    const values = { span, zone: report.zone, at: time.exact(report.madeAt), by: report.madeBy };
    return report.id === undefined ? t('report.draftSentence', values) : t('report.madeSentence', values);
  }
}

/** Links, so that the browser saves them under the name that the server gives. */
function Files({ id }: { id: string }) {
  const { t, language } = useWords();
  const file = (kind: string) => address(`/api/reports/${encodeURIComponent(id)}.${kind}`, { language: language === 'zh-CN' ? 'zh' : 'en' });
  return (
    <span className="row wrap no-print">
      <a className="btn primary" href={file('pdf')} download>
        {t('report.pdf')}
      </a>
      <a className="btn" href={file('csv')} download>
        {t('report.csv')}
      </a>
    </span>
  );
}

function Body({ report, id }: { report: Report; id?: string }) {
  const { t, language } = useWords();
  const search = useSearch({ from: '/reports/$id' });
  const navigate = useNavigate({ from: '/reports/$id' });
  const chosen = counted(search.rows);
  const choose = (next: Counted | undefined) => void navigate({ search: (old) => ({ ...old, rows: next === undefined ? undefined : placeOf(next) }), resetScroll: false });
  const open = id === undefined ? undefined : choose;
  return (
    <div className="report-page">
      {report.id === undefined ? (
        <div className="banner" role="note">
          {t('report.draftBanner')}
        </div>
      ) : null}
      <nav className="chips no-print" aria-label={t('report.parts')}>
        {report.parts.map((part) => (
          <a key={part.id} className="chip" href={`#${part.id}`}>
            {said(part.title, language)}
          </a>
        ))}
        <Link className="chip" to="/reports" activeOptions={{ exact: true }}>
          {t('report.allReports')}
        </Link>
      </nav>
      {report.parts.map((part) => (
        <section key={part.id} id={part.id} className="panel part" aria-labelledby={`${part.id}-title`}>
          <header>
            <h2 id={`${part.id}-title`}>{said(part.title, language)}</h2>
          </header>
          <Figures part={part} open={open} />
          {chosen?.part === part.id && id !== undefined ? <RowsPanel id={id} part={part} which={chosen} onClose={() => choose(undefined)} /> : null}
        </section>
      ))}
      {report.hash === undefined ? null : (
        <p className="sub proof">
          {t('report.proof')} <span className="mono">{report.hash}</span>
        </p>
      )}
    </div>
  );
}
