import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ResourceDetail, ResourceVerb } from '../api/resource';
import { useWords } from '../i18n/words';
import { Dialog } from '../parts/Dialog';
import { fieldError } from '../parts/Wrong';
import { said } from '../workflow/form';
import type { ResourceAsk, useResourceVerb } from './server';
import { dayAfter, daysLeft, money } from './words';

type Props = { what: ResourceVerb; detail: ResourceDetail; verb: ReturnType<typeof useResourceVerb>; onClose: () => void };
const LONGER_BY = 30;
const KEPT_FOR = 30;

/** Asks what the act needs, and says before what will happen. */
export function ResourceDialog({ what, detail, verb, onClose }: Props) {
  const { t, language } = useWords();
  const { resource, unitPrice } = detail;
  const [now] = useState(() => Date.now());
  const over = daysLeft(resource.until, now) < 0;
  const [reason, setReason] = useState('');
  const [quantity, setQuantity] = useState<number | string>(resource.quantity);
  const [until, setUntil] = useState(() => (what === 'keep' ? dayAfter(now, KEPT_FOR) : what === 'restore' && !over ? '' : dayAfter(Date.parse(over ? dayAfter(now, 0) : resource.until), LONGER_BY)));
  const asksDay = what === 'extend' || what === 'keep' || what === 'restore';
  const size = Number(quantity);
  const missing = what === 'change-size' && (!Number.isInteger(size) || size < 1 || size === resource.quantity) ? t('resource.quantityMissing') : asksDay && until === '' && (what !== 'restore' || over) ? t('deputy.timeMissing') : reason.trim() === '' ? t('task.reasonMissing') : undefined;
  const asked = (): ResourceAsk => {
    const why = reason.trim();
    switch (what) {
      case 'change-size':
        return { verb: what, quantity: size, reason: why };
      case 'extend':
      case 'keep':
        return { verb: what, until, reason: why };
      case 'restore':
        return { verb: what, until: until === '' ? undefined : until, reason: why };
      case 'withdraw':
      case 'release':
        return { verb: what, reason: why };
    }
  };
  return (
    <Dialog opened onClose={onClose} danger={what === 'release' || what === 'withdraw'} title={t(`resource.act.${what}`)} act={t(`resource.act.${what}`)} busy={verb.isPending} off={missing} error={verb.error} onSubmit={() => verb.mutate(asked(), { onSuccess: onClose })}>
      {what === 'change-size' ? <NumberInput label={t('resource.quantity', { unit: said(resource.unit, language) })} min={1} allowDecimal={false} value={quantity} onChange={setQuantity} error={fieldError(verb.error, 'quantity')} description={t('resource.total', { price: money(Number.isFinite(size) ? size * unitPrice : 0, resource.currency, language) })} data-autofocus /> : null}
      {asksDay ? <TextInput type="date" label={t(what === 'keep' ? 'resource.keepUntil' : 'resource.lastDay')} value={until} onChange={(event) => setUntil(event.target.value)} error={fieldError(verb.error, 'until')} /> : null}
      <Textarea label={t('task.reason')} rows={3} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} error={fieldError(verb.error, 'reason')} />
      <p className="sub">{t(`resource.means.${what}`)}</p>
    </Dialog>
  );
}
