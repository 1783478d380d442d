import { NativeSelect } from '@mantine/core';
import { LINES, type Line } from '../api/desk';
import { useT } from '../i18n/words';
import { useSchedules } from '../oncall/server';
import { Answer } from '../parts/Answer';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { useLines, usePutLines } from './settingsServer';

/** Which on-call schedule stands for a line: who of it is on duty gets what is assigned to the line. */
export function LinesPanel({ mayEdit }: { mayEdit: boolean }) {
  const t = useT();
  const lines = useLines();
  const { data: schedules = [] } = useSchedules();
  const put = usePutLines();
  return (
    <Panel title={t('lines.title')}>
      <Answer query={lines} failed={t('lines.failed')} waiting={<WaitingRows rows={3} what={t('lines.title')} />}>
        {(duties) => {
          const of = (line: Line) => duties.find((duty) => duty.line === line)?.schedule ?? '';
          const choose = (line: Line, schedule: string) => put.mutate([...duties.filter((duty) => duty.line !== line), ...(schedule === '' ? [] : [{ line, schedule }])]);
          return (
            <div className="body col">
              {LINES.map((line) => (
                <NativeSelect key={line} label={t(`line.${line}`)} disabled={!mayEdit || put.isPending} value={of(line)} onChange={(event) => choose(line, event.target.value)} data={[{ value: '', label: t('lines.nobody') }, ...schedules.map((schedule) => ({ value: schedule.id, label: schedule.name }))]} />
              ))}
              <p className="sub">{t('lines.means')}</p>
              <Wrong error={put.error} />
            </div>
          );
        }}
      </Answer>
    </Panel>
  );
}
