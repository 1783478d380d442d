import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ContractMonth, PeriodEntry } from '../api/contract';
import { useWords } from '../i18n/words';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { fieldError } from '../parts/Wrong';
import { monthName } from './ContractPage';
import { useEnterMonth, useRemoveEntry } from './server';

/** Settles a month by what people know of it, with the reason. */
export function MonthDialog({ year, month, onClose }: { year: number; month: ContractMonth; onClose: () => void }) {
  const { t, language } = useWords();
  const enter = useEnterMonth(year, month.month);
  const remove = useRemoveEntry(year, month.month);
  const [lines, setLines] = useState(() => linesOfMonth(month));
  const [reason, setReason] = useState(month.entry?.reason ?? '');
  const periods = periodsOf(lines);
  const off = periods === undefined ? t('contract.linesWrong') : reason.trim() === '' ? t('contract.reasonMissing') : undefined;
  const wrong = enter.error ?? remove.error;
  return (
    <Dialog opened onClose={onClose} title={t('contract.enterOf', { month: monthName(language, year, month.month) })} act={t('energy.save')} busy={enter.isPending} off={off} error={wrong} onSubmit={() => (periods === undefined ? undefined : enter.mutate({ periods, reason }, { onSuccess: onClose }))}>
      <p className="sub">{t('contract.enterText')}</p>
      <Textarea label={t('contract.lines')} description={t('contract.linesHint')} placeholder="8184000 9738960 0.68" value={lines} onChange={(event) => setLines(event.target.value)} rows={4} error={fieldError(wrong, 'periods')} styles={{ input: { fontFamily: 'var(--mono)' } }} data-autofocus />
      <Textarea label={t('contract.reason')} value={reason} onChange={(event) => setReason(event.target.value)} rows={2} error={fieldError(wrong, 'reason')} />
      {month.entry === undefined ? null : (
        <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate(undefined, { onSuccess: onClose })}>
          {t('contract.removeEntry')}
        </Button>
      )}
    </Dialog>
  );
}

const linesOfMonth = (month: ContractMonth): string => (month.entry === undefined ? [] : month.periods).map((one) => `${one.itKwh ?? ''} ${one.facilityKwh ?? ''} ${one.price ?? ''}`).join('\n');

/** One a line: IT kWh, facility kWh, CNY per kWh; undefined where a line is none. */
export function periodsOf(lines: string): PeriodEntry[] | undefined {
  const rows = lines.split('\n').filter((line) => line.trim() !== '').map((line) => line.trim().split(/\s+/));
  if (rows.length === 0 || rows.some((row) => row.length !== 3 || row.some((one) => !/^\d+(\.\d+)?$/.test(one)))) return undefined;
  return rows.map(([itKwh = '', facilityKwh = '', tariffCny = '']) => ({ itKwh, facilityKwh, tariffCny }));
}
