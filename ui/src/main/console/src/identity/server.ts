import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { carryCsrfToken, Problem, read, write } from '../api/http';
import type { Contact, CreatedPerson, FormerPerson, IssuedToken, Items, NewPerson, NewToken, Person, Right, RoleRights, Session, Team, Token } from '../api/identity';
import { keys } from '../api/keys';
import { AGAIN_AFTER_MS } from '../parts/Answer';

async function readSession(): Promise<Session | null> {
  try {
    const session = await read<Session>('/api/session');
    carryCsrfToken(session.csrfToken);
    return session;
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}

/** `null` is "signed out"; `undefined` is "not known yet". */
export function useSession() {
  return useQuery({
    queryKey: keys.session,
    queryFn: readSession,
    staleTime: 5 * 60_000,
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false),
  });
}

/** The signed-in person; only below the gate that has seen a session. */
export function useMe(): Session {
  const { data } = useSession();
  if (data === undefined || data === null) throw new Error('outside of the signed-in part');
  return data;
}

export function useMay(right: Right): boolean {
  return useMe().rights.includes(right);
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; password: string }) => write<Session>('/api/session', { body }),
    onSuccess: (session) => {
      carryCsrfToken(session.csrfToken);
      client.setQueryData(keys.session, session);
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => write('/api/session', { method: 'DELETE' }),
    onSuccess: () => {
      client.clear();
      client.setQueryData(keys.session, null);
    },
  });
}

export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { current: string; next: string }) => write<Session>('/api/session/password', { body }),
    onSuccess: (session) => {
      carryCsrfToken(session.csrfToken);
      client.setQueryData(keys.session, session);
    },
  });
}

export function usePeople() {
  return useQuery({
    queryKey: keys.people,
    queryFn: async () => (await read<Items<Person>>('/api/people')).items,
    staleTime: 60_000,
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false),
  });
}

export function useCreatePerson() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewPerson) => write<CreatedPerson>('/api/people', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.people }),
  });
}

export function useChangePerson() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, displayName, email, role }: Person) => write<Person>(`/api/people/${id}`, { method: 'PUT', body: { displayName, email, role } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.people }),
  });
}

export function useChangeContact() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Contact) => write<Person>('/api/people/me/contact', { method: 'PUT', body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.session });
      await client.invalidateQueries({ queryKey: keys.people });
      await client.invalidateQueries({ queryKey: keys.onCall });
    },
  });
}

/** Shuts a person out; what they did stays theirs in every record. */
export function useDeactivate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => write(`/api/people/${id}`, { method: 'DELETE' }),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keys.people });
      await client.invalidateQueries({ queryKey: keys.onCall });
    },
  });
}

export function useFormerPeople() {
  return useQuery({ queryKey: keys.former, queryFn: async () => (await read<Items<FormerPerson>>('/api/people/former')).items, staleTime: 60_000 });
}

/** Lets somebody in again, with the role they had. */
export function useReactivate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => write<{ firstPassword: string }>(`/api/people/${id}/reactivate`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.people }),
  });
}

export function useResetPassword() {
  return useMutation({ mutationFn: (id: string) => write<{ firstPassword: string }>(`/api/people/${id}/reset-password`) });
}

export function useRoles() {
  return useQuery({
    queryKey: keys.roles,
    queryFn: async () => (await read<Items<RoleRights>>('/api/roles')).items,
    staleTime: 10 * 60_000,
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false),
  });
}

export function useTokens() {
  return useQuery({
    queryKey: keys.tokens,
    queryFn: async () => (await read<Items<Token>>('/api/tokens')).items,
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false),
  });
}

export function useIssueToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewToken) => write<IssuedToken>('/api/tokens', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tokens }),
  });
}

export function useRevokeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => write(`/api/tokens/${id}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.tokens }),
  });
}

/** Ends every sign-in of one's own, this one too. */
export function useSignOutEverywhere() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => write('/api/sessions', { method: 'DELETE' }),
    onSuccess: () => {
      client.clear();
      client.setQueryData(keys.session, null);
    },
  });
}

export function useTeams() {
  return useQuery({
    queryKey: keys.teams,
    queryFn: async () => (await read<Items<Team>>('/api/teams')).items,
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false),
  });
}

/** Makes a team or gives it other members; what waits for it waits for others then. */
export function usePutTeam() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, members }: { name: string; members: string[] }) => write<Team>(`/api/teams/${encodeURIComponent(name)}`, { method: 'PUT', body: { members } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.teams }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.tasks }),
  });
}

export function useRemoveTeam() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => write(`/api/teams/${encodeURIComponent(name)}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.teams }),
  });
}
