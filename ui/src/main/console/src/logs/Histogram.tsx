import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useT } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { ChartPanel } from '../parts/chart/ChartPanel';
import { Mark } from '../parts/Mark';
import { WaitingBlock } from '../parts/Waiting';
import { Empty } from '../parts/Answer';
import type { Counted } from './server';
import { dragged, frameOf, type LogSpan } from './spans';

const HEIGHT = 110;

type Props = { query: UseQueryResult<Counted>; wrong: boolean; table: boolean; onTable: (shown: boolean) => void; onSpan: (span: LogSpan) => void };

/** How many lines of each level over the span. What is dragged over becomes the span. */
export function Histogram({ query, wrong, table, onTable, onSpan }: Props) {
  const t = useT();
  const { data, error } = query;
  const frame = useMemo(() => (data === undefined ? undefined : frameOf(data.counts, data.span, (level) => t(`level.${level}`))), [data, t]);
  const instead = wrong ? (
    <Empty calm={false} title={t('logs.wrong')}>
      {t('logs.wrongText')}
    </Empty>
  ) : data === undefined || error !== null ? (
    <Answer query={{ ...query, data: undefined }} failed={t('logs.countsFailed')} waiting={<WaitingBlock height={HEIGHT} what={t('logs.histogram')} />}>
      {() => null}
    </Answer>
  ) : undefined;
  return (
    <div className="lg-hist" title={instead === undefined ? t('logs.drag') : undefined}>
      <ChartPanel
        title={t('logs.histogram')}
        name={t('logs.histogram')}
        frame={frame}
        unit="none"
        height={HEIGHT}
        bars
        onSelect={data === undefined ? undefined : (from, to) => onSpan(dragged(data.span, from, to, data.counts.stepSeconds))}
        table={table}
        onTable={onTable}
        instead={instead}
      />
      {data?.counts.whole === false && instead === undefined ? (
        <p className="lg-note" role="status">
          <Mark severity="unknown" silent />
          {t('logs.countsPart')}
        </p>
      ) : null}
    </div>
  );
}
