import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Notice } from '../api/notify';
import { useT } from '../i18n/words';
import { useIncident, useIncidentVerb } from '../incident/server';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Inside } from '../parts/Inside';
import { usePreferences } from '../parts/preferences';
import { hearing, stopAlarm, unlockSound } from './alarm';
import { answer, isCalm, notices, subscribe } from './notices';
import './notice.css';

const INCIDENT = /^INC-\d+$/;
const PLACES: Readonly<Record<string, string>> = { TIC: '/desk/', CHG: '/changes/', PRB: '/problems/', RES: '/resources/', DR: '/recovery/drills/' };

/** Where the console shows what a notice is about, beside incidents. */
export function placeOf(about: string): string | undefined {
  if (about === 'handover') return '/oncall/handover';
  const [, kind] = /^([A-Z]+)-\d+$/.exec(about) ?? [];
  const place = PLACES[kind ?? ''];
  return place === undefined ? undefined : `${place}${about}`;
}

/** A page that reached this browser. Stays until it is answered; the sound can be stopped without answering it. */
export function NoticeCard() {
  const t = useT();
  const waiting = useSyncExternalStore(subscribe, notices);
  const { sound } = usePreferences();
  const [quiet, setQuiet] = useState<string>();
  const here = useLocation({ select: (at) => at.pathname });
  useUnlockedSound();
  useTitleMark(waiting.length);
  // What is wrong now goes before what can wait.
  const notice = waiting.find((one) => !isCalm(one)) ?? waiting[0];
  if (notice === undefined) return null;
  const place = placeOf(notice.about);
  // On the page of what it is about it must not hide that page's head.
  const below = here === `/incidents/${notice.about}`;
  const calm = isCalm(notice);
  const silenced = calm || !sound || quiet === notice.key;
  return (
    <section className={`notice${below ? ' below' : ''}${calm ? ' calm' : ''}`} role={calm ? 'status' : 'alert'} aria-label={t(calm ? 'page.calm' : 'page.label')}>
      <p className="strong">
        <Icon name="bell" /> {notice.subject}
      </p>
      {notice.text === '' ? null : <p className="words mid">{notice.text}</p>}
      {hearing() === 'blocked' && !silenced ? <p className="sub">{t('page.blocked')}</p> : null}
      <div className="row wrap">
        {INCIDENT.test(notice.about) ? <IncidentActs key={notice.key} notice={notice} /> : null}
        {place === undefined ? null : (
          <Inside href={place} className="btn primary" onGo={() => answer(notice)}>
            {notice.about === 'handover' ? t('handover.read') : t('page.open', { key: notice.about })}
          </Inside>
        )}
        {silenced ? null : (
          <Button
            onClick={() => {
              stopAlarm();
              setQuiet(notice.key);
            }}
          >
            {t('page.quiet')}
          </Button>
        )}
        <Button look="quiet" onClick={() => answer(notice)}>
          {t('page.close')}
        </Button>
        {waiting.length > 1 ? <span className="sub">{t('page.more', { n: waiting.length - 1 })}</span> : null}
      </div>
    </section>
  );
}

/** Take it here, or look first. A page is over as soon as anybody has the incident or it has ended. */
function IncidentActs({ notice }: { notice: Notice }) {
  const t = useT();
  const { data } = useIncident(notice.about);
  const { mutate, isPending } = useIncidentVerb(notice.about);
  const over = data !== undefined && data.incident.state !== 'OPEN';
  useEffect(() => {
    if (over) answer(notice);
  }, [over, notice]);
  const may = data?.acts.some((act) => act.verb === 'acknowledge' && act.allowed) ?? false;
  return (
    <>
      {may ? (
        <Button look="primary" busy={isPending} onClick={() => mutate({ verb: 'acknowledge' })}>
          {t('incident.acknowledgeOf', { key: notice.about })}
        </Button>
      ) : null}
      <Link to="/incidents/$key" params={{ key: notice.about }} className={may ? 'btn' : 'btn primary'} onClick={() => answer(notice)}>
        {t('page.open', { key: notice.about })}
      </Link>
    </>
  );
}

function useUnlockedSound(): void {
  useEffect(() => {
    document.addEventListener('pointerdown', unlockSound);
    document.addEventListener('keydown', unlockSound);
    return () => {
      document.removeEventListener('pointerdown', unlockSound);
      document.removeEventListener('keydown', unlockSound);
    };
  }, []);
}

/** The tab says that something waits, also where the browser is behind others. */
function useTitleMark(count: number): void {
  useEffect(() => {
    document.documentElement.dataset['waiting'] = String(count);
    document.dispatchEvent(new Event('evenkeel.waiting'));
  }, [count]);
}
