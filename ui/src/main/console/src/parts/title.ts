import { useEffect } from 'react';

/** The page's name in the tab; a mark in front while a page waits for an answer. */
export function useTitle(title: string): void {
  useEffect(() => {
    const show = () => {
      const waiting = Number(document.documentElement.dataset['waiting'] ?? 0);
      document.title = `${waiting > 0 ? `(${waiting}!) ` : ''}${title} · Evenkeel`;
    };
    show();
    document.addEventListener('evenkeel.waiting', show);
    return () => document.removeEventListener('evenkeel.waiting', show);
  }, [title]);
}
