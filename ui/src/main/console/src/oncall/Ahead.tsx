import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { useNow, useTime } from '../parts/time';
import { WaitingRows } from '../parts/Waiting';
import { useGapsAhead } from './server';

/** Four weeks ahead: every stretch in which nobody would be paged. */
export function Ahead() {
  const t = useT();
  const time = useTime();
  const now = useNow(60);
  const gaps = useGapsAhead();
  return (
    <Panel title={t('ahead.title')} count={gaps.data?.length} right={t('ahead.days', { n: 28 })}>
      <Answer
        query={gaps}
        failed={t('ahead.failed')}
        waiting={<WaitingRows rows={1} one what={t('ahead.title')} />}
        empty={{
          when: (list) => list.length === 0,
          show: (
            <p className="body row">
              <Mark severity="ok" silent /> {t('ahead.none')}
            </p>
          ),
        }}
      >
        {(list) =>
          list.slice(0, 8).map((gap) => (
            <Link key={`${gap.schedule} ${gap.from}`} className="swap" to="/oncall" search={{ from: time.dayKey(gap.from), schedule: gap.schedule }}>
              <Mark severity="critical" />
              <span className="grow">
                <b className="critical">{t('swap.stretch', { from: time.short(gap.from, now), to: time.short(gap.to, now) })}</b>
                <span className="sub">
                  {gap.name} · {time.span((Date.parse(gap.to) - Date.parse(gap.from)) / 1000)}
                </span>
              </span>
            </Link>
          ))
        }
      </Answer>
    </Panel>
  );
}
