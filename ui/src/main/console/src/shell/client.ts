import { QueryClient } from '@tanstack/react-query';
import { Problem, whenSignedOut } from '../api/http';
import { keys } from '../api/keys';

/** A refusal stays a refusal however often it is asked; a silent server may answer the next time. */
function tryAgain(failures: number, error: Error): boolean {
  if (error instanceof Problem && error.status < 500) return false;
  return failures < 1;
}

export function newClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: { retry: tryAgain, retryDelay: 800, staleTime: 10_000, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
  whenSignedOut(() => client.setQueryData(keys.session, null));
  return client;
}
