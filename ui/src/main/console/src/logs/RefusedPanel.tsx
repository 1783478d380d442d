import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n/words';
import type { InstantSeries } from '../api/telemetry';
import { useInstant } from '../hosts/server';
import { Answer } from '../parts/Answer';
import { figure } from '../parts/format';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { INLETS, REFUSED, WHYS } from './parsing';

const isNothing = ({ value }: InstantSeries) => Math.round(Number(value[1])) === 0;

/** What inlets did not take in the last day, by inlet and reason. */
export function RefusedPanel() {
  const { t, language } = useWords();
  const query = useInstant(REFUSED, 30_000);
  return (
    <Panel
      title={t('parsing.refused')}
      right={
        <Link to="/explore" search={{ e: [REFUSED] }}>
          {t('parsing.refusedChart')}
        </Link>
      }
    >
      <Answer query={query} failed={t('parsing.refusedFailed')} waiting={<WaitingRows rows={2} one what={t('parsing.refused')} />} empty={{ when: (series) => series.every(isNothing), show: <p className="body sub">{t('parsing.refusedNone')}</p> }}>
        {(series) => (
          <table className="tbl">
            <thead>
              <tr>
                <th>{t('parsing.inlet')}</th>
                <th>{t('parsing.why')}</th>
                <th className="num">{t('parsing.count')}</th>
              </tr>
            </thead>
            <tbody>
              {series.filter((one) => !isNothing(one)).map(({ metric, value }) => {
                const inlet = INLETS.find((one) => one === metric['inlet']);
                const why = WHYS.find((one) => one === metric['why']);
                return (
                  <tr key={`${metric['inlet'] ?? ''} ${metric['why'] ?? ''}`}>
                    <td>{inlet === undefined ? metric['inlet'] : t(`parsing.inlet.${inlet}`)}</td>
                    <td>{why === undefined ? metric['why'] : t(`parsing.why.${why}`)}</td>
                    <td className="num">{figure(language, Math.round(Number(value[1])), 'none')}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </Answer>
    </Panel>
  );
}
