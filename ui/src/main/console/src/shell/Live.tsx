import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { LiveLine } from '../api/live';
import type { Notice } from '../api/notify';
import type { StreamEvent } from '../api/sse';
import { keys } from '../api/keys';
import { useMay } from '../identity/server';
import { LineContext, STALE_AFTER_MS } from '../parts/line';
import { useNow } from '../parts/time';
import { receive } from './notices';

/** Which answers an event makes old. */
export function staleKeys(event: StreamEvent): (readonly unknown[])[] {
  switch (event.event) {
    case 'incident': {
      const { key } = JSON.parse(event.data) as { key: string };
      return [keys.incidents, keys.incident(key), keys.position(key), keys.alerts, keys.audit];
    }
    case 'diagnosis': {
      const { incident } = JSON.parse(event.data) as { incident: string };
      return [keys.diagnosis(incident)];
    }
    case 'alert':
      return [keys.alerts, keys.incidents];
    case 'handover':
      return [keys.handovers, keys.audit];
    case 'host':
      return [keys.hosts];
    case 'change': {
      const { key } = JSON.parse(event.data) as { key: string };
      return [keys.changes, keys.change(key), keys.tasks, keys.approvals];
    }
    case 'resource': {
      const { key } = JSON.parse(event.data) as { key: string };
      return [keys.resources, keys.resource(key), keys.approvals];
    }
    case 'problem': {
      const { key } = JSON.parse(event.data) as { key: string };
      return [keys.problems, keys.problem(key), keys.tasks];
    }
    case 'recovery':
    case 'drill':
      return [keys.recovery, keys.approvals];
    case 'ticket': {
      const { key } = JSON.parse(event.data) as { key: string };
      return [keys.tickets, keys.ticket(key), keys.myTickets, keys.myTicket(key)];
    }
    case 'task': {
      const { id, key } = JSON.parse(event.data) as { id: string; key: string };
      return [keys.tasks, keys.task(id), keys.approvals, keys.position(key), keys.processes];
    }
    default:
      return [];
  }
}

const ANSWER_AT_MOST_EVERY_MS = 1_000;

/** Collects what became old and reads it anew at most once a second, however many events come. */
function collector(client: QueryClient): (stale: (readonly unknown[])[]) => void {
  const waiting = new Map<string, readonly unknown[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  const flush = () => {
    timer = undefined;
    last = Date.now();
    for (const queryKey of waiting.values()) void client.invalidateQueries({ queryKey });
    waiting.clear();
  };
  return (stale) => {
    for (const key of stale) waiting.set(JSON.stringify(key), key);
    if (waiting.size > 0) timer ??= setTimeout(flush, Math.max(0, ANSWER_AT_MOST_EVERY_MS - (Date.now() - last)));
  };
}

/** The line tells of operations; who may not see them is told of their own tickets and tasks. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const path = useMay('SEE_OPERATIONS') ? '/api/live' : '/api/live/own';
  return (
    <OpenLine key={path} path={path}>
      {children}
    </OpenLine>
  );
}

function OpenLine({ path, children }: { path: string; children: ReactNode }) {
  const client = useQueryClient();
  const [line] = useState(() => {
    const collect = collector(client);
    return new LiveLine({
      path,
      onBack: () => void client.invalidateQueries(),
      onUp: () => void client.invalidateQueries({ queryKey: keys.onCall }),
      onEvent: (event) => {
        if (event.event === 'notice') receive(JSON.parse(event.data) as Notice);
        else if (event.event === 'reset') void client.invalidateQueries();
        else collect(staleKeys(event));
      },
    });
  });
  useEffect(() => {
    line.open();
    return () => line.close();
  }, [line]);
  const state = useSyncExternalStore(line.subscribe, line.snapshot);
  const now = useNow();
  const stale = state.kind === 'lost' && now - state.since > STALE_AFTER_MS;
  const value = useMemo(() => ({ state, stale, retry: () => line.open() }), [state, stale, line]);
  return <LineContext value={value}>{children}</LineContext>;
}
