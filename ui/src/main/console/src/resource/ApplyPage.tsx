import { NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Offer } from '../api/resource';
import { useWords } from '../i18n/words';
import { useMe } from '../identity/server';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Head, Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { fieldError, Wrong } from '../parts/Wrong';
import { said } from '../workflow/form';
import { useApply, useOffers } from './server';
import { dayAfter, money } from './words';
import './resource.css';

const USUAL_DAYS = 90;
const LONGEST_PURPOSE = 1000;

/** The catalogue, and the form of what is chosen from it. */
export default function ApplyPage() {
  const { t, language } = useWords();
  useTitle(t('resource.apply'));
  const { entry } = useSearch({ from: '/resources/new' });
  const navigate = useNavigate({ from: '/resources/new' });
  const offers = useOffers();
  return (
    <>
      <Head title={t('resource.apply')} sentence={t('resource.applyMeans')} />
      <Panel title={t('resource.catalogue')}>
        <Answer query={offers} failed={t('resource.catalogueFailed')} waiting={<WaitingBlock height={160} what={t('resource.catalogue')} />} empty={{ when: (items) => items.length === 0, show: <p className="body dim">{t('resource.catalogueNone')}</p> }}>
          {(items) => {
            const chosen = items.find((one) => one.id === entry);
            if (chosen !== undefined) return <ApplyForm key={chosen.id} offer={chosen} onBack={() => void navigate({ search: {} })} />;
            return (
              <ul className="offers">
                {items.map((offer) => (
                  <li key={offer.id}>
                    <button type="button" onClick={() => void navigate({ search: { entry: offer.id } })}>
                      <b>{said(offer.name, language)}</b>
                      <span className="num">{t('resource.perMonth', { price: money(offer.price, offer.currency, language), unit: said(offer.unit, language) })}</span>
                      <span className="sub">
                        {t('resource.free', { n: offer.quotas[0]?.free ?? 0 })} {t(`resource.by.${offer.providedBy === 'program' ? 'program' : 'people'}`)}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            );
          }}
        </Answer>
      </Panel>
    </>
  );
}

function ApplyForm({ offer, onBack }: { offer: Offer; onBack: () => void }) {
  const { t, language } = useWords();
  const me = useMe();
  const apply = useApply();
  const navigate = useNavigate();
  const [now] = useState(() => Date.now());
  const [holder, setHolder] = useState(offer.quotas[0]?.holder ?? '');
  const [quantity, setQuantity] = useState<number | string>(1);
  const [until, setUntil] = useState(dayAfter(now, Math.min(USUAL_DAYS, offer.longestDays)));
  const [purpose, setPurpose] = useState('');
  const quota = offer.quotas.find((one) => one.holder === holder);
  const free = quota?.free ?? 0;
  const wanted = Number(quantity);
  const team = holder.startsWith('team/') ? holder.slice('team/'.length) : undefined;
  const off = !Number.isInteger(wanted) || wanted < 1 ? t('resource.quantityMissing') : wanted > free ? t('resource.overQuota', { n: free }) : until === '' ? t('deputy.timeMissing') : purpose.trim() === '' ? t('resource.purposeMissing') : undefined;
  return (
    <form
      className="ask body"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (off === undefined && !apply.isPending) apply.mutate({ entry: offer.id, team, quantity: wanted, purpose: purpose.trim(), until }, { onSuccess: ({ resource }) => void navigate({ to: '/resources/$key', params: { key: resource.key } }) });
      }}
    >
      <p className="row wrap">
        <b>{said(offer.name, language)}</b>
        <span className="dim">{t('resource.perMonth', { price: money(offer.price, offer.currency, language), unit: said(offer.unit, language) })}</span>
        <Button size="small" look="quiet" onClick={onBack}>
          {t('resource.another')}
        </Button>
      </p>
      {offer.quotas.length < 2 ? null : <NativeSelect label={t('resource.for')} value={holder} onChange={(event) => setHolder(event.target.value)} data={offer.quotas.map((one) => ({ value: one.holder, label: one.holder.startsWith('team/') ? one.holderName : me.person.displayName }))} error={fieldError(apply.error, 'team')} />}
      <NumberInput label={t('resource.quantity', { unit: said(offer.unit, language) })} description={t('resource.freeOf', { free, most: quota?.most ?? 0 })} min={1} max={offer.mostAtOnce} allowDecimal={false} value={quantity} onChange={setQuantity} error={fieldError(apply.error, 'quantity')} />
      <TextInput type="date" label={t('resource.lastDay')} description={t('resource.longest', { n: offer.longestDays })} min={dayAfter(now, 0)} max={dayAfter(now, offer.longestDays)} value={until} onChange={(event) => setUntil(event.target.value)} error={fieldError(apply.error, 'until')} />
      <Textarea label={t('resource.purpose')} description={t('resource.purposeHint')} rows={3} maxLength={LONGEST_PURPOSE} value={purpose} onChange={(event) => setPurpose(event.target.value)} error={fieldError(apply.error, 'purpose')} />
      <p className="strong">{t('resource.total', { price: money(Number.isFinite(wanted) ? wanted * offer.price : 0, offer.currency, language) })}</p>
      <p className="sub">{t('resource.applyThen')}</p>
      <Wrong error={apply.error} />
      <div className="acts">
        <Button look="primary" size="big" type="submit" busy={apply.isPending} off={off}>
          {t('resource.send')}
        </Button>
      </div>
    </form>
  );
}
