import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AlertDetail, RuleFile, RuleOverview, TrialOfRule } from '../api/alerting';
import { read, readText, write, type TextError } from '../api/http';
import type { Items } from '../api/identity';
import { keys } from '../api/keys';
import { AGAIN_AFTER_MS } from '../parts/Answer';

const again = (query: { state: { status: string } }) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false);

export function useRules() {
  return useQuery({
    queryKey: keys.rules,
    queryFn: () => read<RuleOverview>('/api/alerting/rules'),
    // Rules are evaluated on their own clock, which is no event of the live line.
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : 15_000),
  });
}

export function useRuleFiles() {
  return useQuery({
    queryKey: keys.ruleFiles,
    queryFn: async () => (await read<Items<RuleFile>>('/api/alerting/files')).items,
    refetchInterval: again,
  });
}

/** What is wrong with a text, before it is saved. */
export function useCheck(text: string, enabled: boolean) {
  return useQuery({
    queryKey: [...keys.ruleFiles, 'check', text],
    enabled: enabled && text.trim() !== '',
    staleTime: Infinity,
    gcTime: 60_000,
    queryFn: async () => (await write<{ errors: TextError[] }>('/api/alerting/files/check', { text })).errors,
    placeholderData: keepPreviousData,
  });
}

function fileAt(name: string): string {
  return `/api/alerting/files/${encodeURIComponent(name)}`;
}

export function useSaveFile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, text, version }: Pick<RuleFile, 'name' | 'text' | 'version'>) => write<RuleFile>(fileAt(name), { method: 'PUT', text, ...(version === 0 ? {} : { version }) }),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keys.ruleFiles });
      await client.invalidateQueries({ queryKey: keys.rules });
    },
  });
}

export function useDeleteFile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, version }: Pick<RuleFile, 'name' | 'version'>) => write(fileAt(name), { method: 'DELETE', version }),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keys.ruleFiles });
      await client.invalidateQueries({ queryKey: keys.rules });
    },
  });
}

type TrialQuestion = { expression: string; forSeconds: number; from: string; to: string };

/** When an expression would have fired; asked once for a question, since the past does not change. */
export function useTrial(question: TrialQuestion | undefined) {
  return useQuery({
    queryKey: [...keys.measurements, 'trial', question],
    enabled: question !== undefined,
    staleTime: Infinity,
    queryFn: () => write<TrialOfRule>('/api/alerting/trial', { body: question }),
  });
}

/** The text that the product ships, for where the knowledge base has none. */
export function useRunbook(name: string, language: string, enabled: boolean) {
  return useQuery({
    enabled,
    queryKey: ['runbook', name, language],
    queryFn: () => readText(`/api/alerting/runbooks/${encodeURIComponent(name)}`, { language }),
    staleTime: 10 * 60_000,
    refetchInterval: again,
  });
}

export function useAlert(fingerprint: string) {
  return useQuery({
    queryKey: keys.alert(fingerprint),
    queryFn: () => read<AlertDetail>(`/api/alerting/alerts/${encodeURIComponent(fingerprint)}`),
    refetchInterval: again,
  });
}
