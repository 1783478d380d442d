import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ContractTerms } from '../api/contract';
import { useT } from '../i18n/words';
import { Dialog } from '../parts/Dialog';
import { fieldError } from '../parts/Wrong';
import { useAgree } from './server';

const FIELDS = ['designItKw', 'minMeanLoadFraction', 'bonusBelowPue', 'penaltyAbovePue', 'share'] as const;
const USUAL = { designItKw: '', minMeanLoadFraction: '0.70', bonusBelowPue: '1.30', penaltyAbovePue: '1.40', share: '0.10' };

/** What is agreed from a year on. Numbers stay text, so that they are sent as they were written. */
export function ContractDialog({ year, terms, onClose }: { year: number; terms: ContractTerms | undefined; onClose: () => void }) {
  const t = useT();
  const agree = useAgree(year, terms?.since === year ? terms.version : undefined);
  const [values, setValues] = useState(() => (terms === undefined ? USUAL : { designItKw: String(terms.designItKw), minMeanLoadFraction: String(terms.minMeanLoadFraction), bonusBelowPue: String(terms.bonusBelowPue), penaltyAbovePue: String(terms.penaltyAbovePue), share: String(terms.share) }));
  const wrong = FIELDS.some((field) => values[field].trim() === '' || !Number.isFinite(Number(values[field])));
  return (
    <Dialog opened onClose={onClose} title={t('contract.changeOf', { year: String(year) })} act={t('energy.save')} busy={agree.isPending} off={wrong ? t('contract.numbers') : undefined} error={agree.error} onSubmit={() => agree.mutate(values, { onSuccess: onClose })}>
      <p className="sub">{t('contract.changeText', { year: String(year) })}</p>
      {FIELDS.map((field) => (
        <TextInput key={field} label={t(`contract.field.${field}`)} value={values[field]} inputMode="decimal" onChange={(event) => setValues({ ...values, [field]: event.target.value })} error={fieldError(agree.error, field)} />
      ))}
    </Dialog>
  );
}
