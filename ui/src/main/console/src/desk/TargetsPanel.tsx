import { useState } from 'react';
import type { Target } from '../api/desk';
import { useT } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Panel } from '../parts/Panel';
import { useTime } from '../parts/time';
import { WaitingRows } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { Scrolled } from '../parts/Scrolled';
import { useCalendars, usePutTargets, useTargets } from './settingsServer';

/** What is promised by kind and priority: minutes of working time to the first answer and to the solution. */
export function TargetsPanel({ mayEdit }: { mayEdit: boolean }) {
  const t = useT();
  const targets = useTargets();
  return (
    <Panel title={t('target.title')}>
      <Answer query={targets} failed={t('target.failed')} waiting={<WaitingRows rows={6} what={t('target.title')} />} empty={{ when: (items) => items.length === 0, show: <p className="body dim">{t('target.none')}</p> }}>
        {(items) => <Table key={JSON.stringify(items)} targets={items} mayEdit={mayEdit} />}
      </Answer>
    </Panel>
  );
}

function Table({ targets, mayEdit }: { targets: readonly Target[]; mayEdit: boolean }) {
  const t = useT();
  const time = useTime();
  const { data: calendars = [] } = useCalendars();
  const put = usePutTargets();
  const [rows, setRows] = useState(targets);
  const change = (index: number, over: Partial<Target>) => setRows(rows.map((row, at) => (at === index ? { ...row, ...over } : row)));
  const wrong = rows.some((row) => !(row.answerMinutes > 0) || !(row.solveMinutes > 0) || !(row.warnPercent > 0 && row.warnPercent < 100));
  const off = wrong ? t('target.wrong') : rows === targets ? t('target.same') : undefined;
  const number = (index: number, row: Target, field: 'answerMinutes' | 'solveMinutes' | 'warnPercent') =>
    mayEdit ? <input className="in short num" inputMode="numeric" aria-label={t('target.cell', { field, kind: t(`ticket.kind.${row.kind}`), priority: row.priority })} value={Number.isNaN(row[field]) ? '' : row[field]} onChange={(event) => change(index, { [field]: Number.parseInt(event.target.value, 10) })} /> : field === 'warnPercent' ? `${row[field]} %` : time.span(row[field] * 60);
  return (
    <>
      <Scrolled className="sideways" label={t('target.table')}>
        <table className="tbl">
          <thead>
            <tr>
              <th>{t('ticket.what')}</th>
              <th>{t('incident.priority')}</th>
              <th>{t('target.calendar')}</th>
              <th className="num">{t('target.answer')}</th>
              <th className="num">{t('target.solve')}</th>
              <th className="num">{t('target.warn')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={`${row.kind}-${row.priority}`}>
                <td>{t(`ticket.kind.${row.kind}`)}</td>
                <td>{row.priority}</td>
                <td>
                  {mayEdit ? (
                    <select className="in" aria-label={t('target.cell', { field: 'calendar', kind: t(`ticket.kind.${row.kind}`), priority: row.priority })} value={row.calendar} onChange={(event) => change(index, { calendar: event.target.value })}>
                      {calendars.map((calendar) => (
                        <option key={calendar.id} value={calendar.id}>
                          {calendar.name}
                        </option>
                      ))}
                    </select>
                  ) : (
                    (calendars.find((calendar) => calendar.id === row.calendar)?.name ?? row.calendar)
                  )}
                </td>
                <td className="num">{number(index, row, 'answerMinutes')}</td>
                <td className="num">{number(index, row, 'solveMinutes')}</td>
                <td className="num">{number(index, row, 'warnPercent')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      {mayEdit ? (
        <div className="body row wrap">
          <Button look="primary" busy={put.isPending} off={off} onClick={() => put.mutate([...rows])}>
            {t('target.save')}
          </Button>
          <span className="sub">{t('target.means')}</span>
          <Wrong error={put.error} />
        </div>
      ) : null}
    </>
  );
}
