import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Bill, ContractTerms, ContractYear, PeriodEntry, Tariff, Watch } from '../api/contract';
import type { EnergyHours, EnergyPeriod, EnergyPicture, EnergyTree, ModbusDevice, ModbusDeviceChange } from '../api/energy';
import { read, write } from '../api/http';
import type { Items } from '../api/identity';
import { keys } from '../api/keys';
import { AGAIN_AFTER_MS } from '../parts/Answer';

const LIVE_MS = 10_000;
/** What a month used changes slowly, and is much to add up. */
const SLOWLY_MS = 300_000;

const again = (usual: number) => (query: { state: { status: string } }) => (query.state.status === 'error' ? AGAIN_AFTER_MS : usual);

export function useTree() {
  return useQuery({ queryKey: [...keys.energy, 'tree'], queryFn: () => read<EnergyTree>('/api/energy/tree'), refetchInterval: again(SLOWLY_MS) });
}

export function usePicture(period: EnergyPeriod, day?: string) {
  return useQuery({
    queryKey: [...keys.energy, 'picture', period, day ?? ''],
    queryFn: () => read<EnergyPicture>('/api/energy/picture', { period, day }),
    refetchInterval: again(period === 'live' ? LIVE_MS : SLOWLY_MS),
  });
}

export function useHours(days: number) {
  return useQuery({ queryKey: [...keys.energy, 'hours', days], queryFn: () => read<EnergyHours>('/api/energy/hours', { days }), refetchInterval: again(SLOWLY_MS) });
}

export function useDevices() {
  return useQuery({ queryKey: [...keys.energy, 'devices'], queryFn: async () => (await read<Items<ModbusDevice>>('/api/energy/devices')).items, refetchInterval: again(LIVE_MS) });
}

function useAct<B, T>(send: (body: B) => Promise<T>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSettled: () => client.invalidateQueries({ queryKey: keys.energy }) });
}

const place = (id: string) => `/api/energy/devices/${encodeURIComponent(id)}`;

export function useArrange(version: number | undefined) {
  return useAct((body: EnergyTree) => write<EnergyTree>('/api/energy/tree', { method: 'PUT', body, version }));
}

/** A device that is entered has no version yet. */
export function useKeepDevice(version: number | undefined) {
  return useAct(({ id, ...body }: ModbusDeviceChange & { id: string }) => write<ModbusDevice>(place(id), { method: 'PUT', body, version }));
}

export function useAskDevice() {
  return useAct((id: string) => write<ModbusDevice>(`${place(id)}/ask`));
}

export function useRemoveDevice() {
  return useAct((id: string) => write(place(id), { method: 'DELETE' }));
}

export function useContract(year?: number) {
  return useQuery({ queryKey: [...keys.energy, 'contract', year ?? ''], queryFn: () => read<ContractYear>('/api/energy/contract', { year }), refetchInterval: again(SLOWLY_MS) });
}

export function useAgree(year: number, version: number | undefined) {
  return useAct((body: ContractTerms) => write<ContractYear>(`/api/energy/contract/${year}`, { method: 'PUT', body, version }));
}

export function useEnterMonth(year: number, month: number) {
  return useAct((body: { periods: PeriodEntry[]; reason: string }) => write<ContractYear>(`/api/energy/contract/${year}/months/${month}`, { method: 'PUT', body }));
}

export function useRemoveEntry(year: number, month: number) {
  return useAct(() => write(`/api/energy/contract/${year}/months/${month}`, { method: 'DELETE' }));
}

export function useTariffs() {
  return useQuery({ queryKey: [...keys.energy, 'tariffs'], queryFn: async () => (await read<Items<Tariff>>('/api/energy/tariffs')).items, refetchInterval: again(SLOWLY_MS) });
}

export function useKeepTariff(version: number | undefined) {
  return useAct(({ from, ...body }: Tariff) => write<Tariff>(`/api/energy/tariffs/${encodeURIComponent(from)}`, { method: 'PUT', body, version }));
}

export function useRemoveTariff() {
  return useAct((from: string) => write(`/api/energy/tariffs/${from}`, { method: 'DELETE' }));
}

/** Nothing is asked while no node is known. */
export function useBill(node: string | undefined, from: string, to: string) {
  return useQuery({ enabled: node !== undefined, queryKey: [...keys.energy, 'bill', node ?? '', from, to], queryFn: () => read<Bill>('/api/energy/bill', { node, from, to }), refetchInterval: again(SLOWLY_MS) });
}

export function useWatches() {
  return useQuery({ queryKey: [...keys.energy, 'watches'], queryFn: async () => (await read<Items<Watch>>('/api/energy/watches')).items, refetchInterval: again(SLOWLY_MS) });
}

export function useKeepWatch() {
  return useAct(({ node, ...body }: Watch) => write<Watch>(`/api/energy/watches/${encodeURIComponent(node)}`, { method: 'PUT', body }));
}

export function useRemoveWatch() {
  return useAct((node: string) => write(`/api/energy/watches/${encodeURIComponent(node)}`, { method: 'DELETE' }));
}
