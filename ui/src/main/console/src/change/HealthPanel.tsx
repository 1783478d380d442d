import type { ChangeDetail, Health, HealthFigure } from '../api/change';
import { useT, useWords, type Key } from '../i18n/words';
import { Age } from '../parts/Age';
import { figure } from '../parts/format';
import { Mark, type Severity } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { useHealth } from './server';

const MARKS: Record<HealthFigure['verdict'], Severity> = { better: 'ok', same: 'ok', worse: 'high', 'cannot-tell': 'unknown' };

/** What was measured before and after; the review keeps what it was then. */
export function HealthPanel({ detail }: { detail: ChangeDetail }) {
  const t = useT();
  const ended = detail.change.endedAt !== undefined;
  const live = useHealth(detail.change.key, ended && detail.review === undefined);
  const health = detail.review?.health ?? live.data;
  if (!ended || health === undefined) return null;
  return (
    <Panel title={t('health.title')} right={detail.review === undefined ? <span>{t('health.now')}</span> : undefined}>
      {detail.review === undefined ? null : (
        <p className="body words">
          <b>{t(`review.result.${detail.review.result}`)}</b> {detail.review.text}{' '}
          <span className="sub">
            {detail.review.by} · <Age at={detail.review.at} form="ago" />
          </span>
        </p>
      )}
      <Figures health={health} />
    </Panel>
  );
}

function Figures({ health }: { health: Health }) {
  const { t, language, catalogue } = useWords();
  const value = (one: number | undefined, unit: string) => (one === undefined ? '–' : figure(language, one, unit === 'percent' ? 'percent' : 'none'));
  const name = (measure: string) => (`health.measure.${measure}` in catalogue ? t(`health.measure.${measure}` as Key) : measure);
  if (health.after === undefined) return <p className="body dim">{t('health.tooSoon')}</p>;
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th>{t('health.what')}</th>
          <th className="num">{t('health.before')}</th>
          <th className="num">{t('health.after')}</th>
          <th>{t('health.verdict')}</th>
        </tr>
      </thead>
      <tbody>
        {health.figures.map((one) => (
          <tr key={`${one.item ?? ''}-${one.measure}`}>
            <td>
              {name(one.measure)} <span className="sub">{one.item ?? t('health.all')}</span>
            </td>
            <td className="num">{value(one.before, one.unit)}</td>
            <td className="num">{value(one.after, one.unit)}</td>
            <td>
              <span className="sev">
                <Mark severity={MARKS[one.verdict]} silent />
                {t(`health.${one.verdict}`)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
