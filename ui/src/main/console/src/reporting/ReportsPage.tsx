import { NativeSelect, TextInput } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { REPORT_KINDS, type ReportHead, type ReportKind } from '../api/report';
import { useWords } from '../i18n/words';
import { useMay } from '../identity/server';
import { Age } from '../parts/Age';
import { Answer, Empty } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Head } from '../parts/Panel';
import { useRowKeys } from '../parts/rows';
import { useNow } from '../parts/time';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { fieldError } from '../parts/Wrong';
import { useOffer } from '../shell/commands';
import { usePeriodName } from './PeriodName';
import { Schedules } from './Schedules';
import { useMakeReport, useReports } from './server';
import { dayIn, days, lastDayBefore } from './words';
import './report.css';

/** Weeks and months in figures: made once, and never changed afterwards. */
export default function ReportsPage() {
  const { t } = useWords();
  useTitle(t('room.reports'));
  const search = useSearch({ from: '/reports' });
  const navigate = useNavigate({ from: '/reports' });
  const reports = useReports(search.kind);
  const mayMake = useMay('EDIT_REPORTS');
  const [making, setMaking] = useState(false);
  useOffer(useMemo(() => (mayMake ? [{ id: 'make-report', label: t('report.make'), run: () => setMaking(true) }] : []), [mayMake, t]));
  const zone = reports.data?.pages[0]?.zone;
  const list = reports.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <Head
        title={t('room.reports')}
        sentence={zone === undefined ? t('report.reading') : t('report.sentence', { zone })}
        acts={
          mayMake ? (
            <Button look="primary" onClick={() => setMaking(true)}>
              {t('report.make')}
            </Button>
          ) : undefined
        }
      />
      <div className="reports-page">
        <section className="panel" aria-label={t('room.reports')}>
          <div className="filt">
            <span className="chips">
              {[undefined, ...REPORT_KINDS].map((kind) => (
                <button key={kind ?? 'all'} type="button" className="chip" aria-pressed={search.kind === kind} onClick={() => void navigate({ search: { kind } })}>
                  {kind === undefined ? t('report.all') : t(`report.kind.${kind}`)}
                </button>
              ))}
            </span>
          </div>
          <Answer query={{ ...reports, data: list }} failed={t('report.failed')} waiting={<WaitingRows rows={5} what={t('room.reports')} />} empty={{ when: (items) => items.length === 0, show: <Empty title={t('report.none')}>{t('report.noneText')}</Empty> }}>
            {(items) => <Table reports={items} />}
          </Answer>
          {reports.hasNextPage ? (
            <footer className="body">
              <Button look="quiet" busy={reports.isFetchingNextPage} onClick={() => void reports.fetchNextPage()}>
                {t('report.more')}
              </Button>
            </footer>
          ) : null}
        </section>
        <div className="col">
          {zone === undefined ? null : <Running zone={zone} />}
          {mayMake ? <Schedules /> : null}
        </div>
      </div>
      {making && zone !== undefined ? <MakeDialog zone={zone} onClose={() => setMaking(false)} /> : null}
    </>
  );
}

function Table({ reports }: { reports: readonly ReportHead[] }) {
  const { t, language } = useWords();
  const list = useRowKeys<HTMLTableElement>();
  const name = usePeriodName();
  return (
    <table className="tbl two reports" ref={list}>
      <thead>
        <tr>
          <th>{t('report.period')}</th>
          <th className="c-kind">{t('report.kind')}</th>
          <th className="c-made">{t('report.made')}</th>
        </tr>
      </thead>
      <tbody>
        {reports.map((report) => (
          <tr key={report.id} data-row>
            <td className="what">
              <Link className="t" to="/reports/$id" params={{ id: report.id }} data-main>
                {name(report.kind, report.from)}
              </Link>
              <span className="sub">{days(report.from, report.to, language)}</span>
            </td>
            <td>{t(`report.kind.${report.kind}`)}</td>
            <td>
              <Age at={report.madeAt} focusable={false} /> <span className="sub">{report.madeBy}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The periods that run: what their reports would say so far. */
function Running({ zone }: { zone: string }) {
  const { t } = useWords();
  const today = dayIn(zone, useNow(600));
  return (
    <section className="panel" aria-label={t('report.running')}>
      <header>
        <h2>{t('report.running')}</h2>
      </header>
      <p className="body dim">{t('report.runningText')}</p>
      <div className="body row wrap">
        {REPORT_KINDS.map((kind) => (
          <Link key={kind} className="btn" to="/reports/$id" params={{ id: 'draft' }} search={{ kind, from: today }}>
            {t(`report.draft.${kind}`)}
          </Link>
        ))}
      </div>
    </section>
  );
}

function MakeDialog({ zone, onClose }: { zone: string; onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const make = useMakeReport();
  const today = dayIn(zone, useNow(600));
  const [kind, setKind] = useState<ReportKind>('week');
  const [chosen, setChosen] = useState<string>();
  const from = chosen ?? lastDayBefore(kind, today);
  return (
    <Dialog opened onClose={onClose} title={t('report.make')} act={t('report.make')} busy={make.isPending} off={from === '' ? t('report.dayMissing') : undefined} error={make.error} onSubmit={() => make.mutate({ kind, from }, { onSuccess: ({ id }) => (id === undefined ? undefined : void navigate({ to: '/reports/$id', params: { id } })) })}>
      <NativeSelect label={t('report.kind')} data={REPORT_KINDS.map((value) => ({ value, label: t(`report.kind.${value}`) }))} value={kind} onChange={(event) => setKind(event.target.value === 'month' ? 'month' : 'week')} />
      <TextInput type="date" label={t('report.day')} description={t('report.dayHint', { zone })} value={from} max={today} onChange={(event) => setChosen(event.target.value)} error={fieldError(make.error, 'from')} data-autofocus />
      <p className="hint">{t('report.makeHint')}</p>
    </Dialog>
  );
}
