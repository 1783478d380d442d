import type { Notice } from '../api/notify';
import { preferences } from '../parts/preferences';
import { soundAlarm, stopAlarm } from './alarm';

/** Pages for the person at this browser that they have not yet answered, newest first. */
let open: readonly Notice[] = [];
const listeners = new Set<() => void>();
const MOST = 20;

/** Whoever answers a page in one tab has answered it in all of them. */
const tabs = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('evenkeel.notices');
tabs?.addEventListener('message', ({ data }) => set(open.filter((notice) => notice.key !== data)));

function set(next: readonly Notice[]): void {
  open = next;
  if (open.every(isCalm)) stopAlarm();
  listeners.forEach((listener) => listener());
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function notices(): readonly Notice[] {
  return open;
}

/** What can wait for the day: a drill, a resource, an article, a change. A page is about what is wrong now, and who sent it may say that it presses: a drill that failed. */
export function isCalm({ about, pressing }: Notice): boolean {
  return !pressing && /^(?:DR|RES|KB|CHG|PRB)-\d+$/.test(about);
}

export function receive(notice: Notice): void {
  if (open.some((one) => one.key === notice.key)) return;
  set([notice, ...open].slice(0, MOST));
  if (preferences().sound && !isCalm(notice)) soundAlarm();
  showSystemNotification(notice);
}

export function answer(notice: Notice): void {
  set(open.filter((one) => one.key !== notice.key));
  tabs?.postMessage(notice.key);
}

function showSystemNotification(notice: Notice): void {
  const { key, subject, text } = notice;
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
  try {
    const shown = new Notification(subject, { body: text, tag: key, requireInteraction: !isCalm(notice) });
    shown.addEventListener('click', () => {
      window.focus();
      shown.close();
    });
  } catch {
    // Some phones allow notifications only from a service worker: the card and the sound remain.
  }
}
