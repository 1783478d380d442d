import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Schedule, Shift, Swap } from '../api/oncall';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay, useMe } from '../identity/server';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { Panel } from '../parts/Panel';
import { useNow, useTime } from '../parts/time';
import { WaitingRows } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { useAcceptSwap, useOfferSwap, useSwaps, useWithdrawSwap } from './server';

type Props = { schedules: readonly Schedule[]; shifts: ReadonlyMap<string, readonly Shift[]> };

/** Offers to change turns, and the act that makes one. */
export function Swaps({ schedules, shifts }: Props) {
  const t = useT();
  const swaps = useSwaps();
  const me = useMe().person.id;
  const mayHandle = useMay('HANDLE_INCIDENTS');
  const [offering, setOffering] = useState(false);
  const inOne = schedules.some((schedule) => schedule.people.includes(me));
  return (
    <Panel
      title={t('swap.title')}
      count={swaps.data?.length}
      right={
        mayHandle && inOne ? (
          <Button size="small" onClick={() => setOffering(true)}>
            <Icon name="change" size={14} />
            {t('swap.offer')}
          </Button>
        ) : undefined
      }
    >
      <Answer query={swaps} failed={t('swap.failed')} waiting={<WaitingRows rows={1} what={t('swap.title')} />} empty={{ when: (list) => list.length === 0, show: <p className="body dim">{t('swap.none')}</p> }}>
        {(list) => (
          <ul>
            {list.map((swap) => (
              <One key={swap.id} swap={swap} />
            ))}
          </ul>
        )}
      </Answer>
      {offering ? <Offer schedules={schedules} shifts={shifts} onClose={() => setOffering(false)} /> : null}
    </Panel>
  );
}

function One({ swap }: { swap: Swap }) {
  const t = useT();
  const time = useTime();
  const now = useNow(60);
  const me = useMe().person.id;
  const accept = useAcceptSwap();
  const withdraw = useWithdrawSwap();
  const stretch = ({ from, to }: { from: string; to: string }) => t('swap.stretch', { from: time.short(from, now), to: time.short(to, now) });
  return (
    <li className="swap">
      <Icon name="change" />
      <span className="grow">
        <Say k="swap.words" values={{ one: swap.offeredByName, mine: stretch(swap.mine), other: swap.withName, theirs: stretch(swap.theirs) }} />
        <span className="sub">{swap.scheduleName}</span>
        <Wrong error={accept.error ?? withdraw.error} />
      </span>
      {swap.with === me ? (
        <Button look="primary" busy={accept.isPending} onClick={() => accept.mutate(swap.id)}>
          {t('swap.accept')}
        </Button>
      ) : null}
      {swap.with === me || swap.offeredBy === me ? (
        <Button busy={withdraw.isPending} onClick={() => withdraw.mutate(swap.id)}>
          {t(swap.with === me ? 'swap.decline' : 'swap.withdraw')}
        </Button>
      ) : null}
    </li>
  );
}

function Offer({ schedules, shifts, onClose }: Props & { onClose: () => void }) {
  const t = useT();
  const time = useTime();
  const now = useNow(60);
  const me = useMe().person.id;
  const offer = useOfferSwap();
  const ahead = (id: string) => (shifts.get(id) ?? []).filter((shift) => Date.parse(shift.from) > now && shift.person !== undefined);
  const own = schedules.filter((schedule) => schedule.people.includes(me));
  const [schedule, setSchedule] = useState((own.find((one) => one.people.length > 1) ?? own[0])?.id ?? '');
  const turns = ahead(schedule);
  const mine = turns.filter((shift) => shift.person === me);
  const others = turns.filter((shift) => shift.person !== me);
  const [given, setGiven] = useState('');
  const [wanted, setWanted] = useState('');
  const from = mine.find((shift) => shift.from === given) ?? mine[0];
  const to = others.find((shift) => shift.from === wanted) ?? others[0];
  const words = (shift: Shift) => t('calendar.shift', { name: shift.displayName, from: time.short(shift.from, now), to: time.short(shift.to, now) });
  const stretch = (shift: Shift) => t('swap.stretch', { from: time.short(shift.from, now), to: time.short(shift.to, now) });
  const submit = () => {
    if (from === undefined || to?.person === undefined) return;
    offer.mutate({ schedule, mine: { from: from.from, to: from.to }, with: to.person, theirs: { from: to.from, to: to.to } }, { onSuccess: onClose });
  };
  return (
    <Dialog opened onClose={onClose} title={t('swap.offer')} act={t('swap.offer')} busy={offer.isPending} off={from === undefined || to === undefined ? t('swap.missing') : undefined} error={offer.error} onSubmit={submit}>
      {own.length > 1 ? <NativeSelect label={t('calendar.schedules')} value={schedule} onChange={(event) => setSchedule(event.target.value)} data={own.map((one) => ({ value: one.id, label: one.name }))} /> : null}
      <NativeSelect label={t('swap.mine')} value={from?.from ?? ''} onChange={(event) => setGiven(event.target.value)} data={mine.map((shift) => ({ value: shift.from, label: stretch(shift) }))} />
      <NativeSelect label={t('swap.theirs')} value={to?.from ?? ''} onChange={(event) => setWanted(event.target.value)} data={others.map((shift) => ({ value: shift.from, label: words(shift) }))} />
      {to === undefined ? null : <p className="sub">{t('swap.means', { name: to.displayName })}</p>}
    </Dialog>
  );
}
