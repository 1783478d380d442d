import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Problem, read, write } from '../api/http';
import type { Items } from '../api/identity';
import { keys } from '../api/keys';
import type { DescribedPlant, PlantAdvice, PlantCalibration, PlantDescription, PlantLocks, PlantPast, PlantTrial, SetPointName } from '../api/plant';
import { AGAIN_AFTER_MS } from '../parts/Answer';

const LIVE_MS = 30_000;
const SLOWLY_MS = 300_000;

const again = (usual: number) => (query: { state: { status: string } }) => (query.state.status === 'error' ? AGAIN_AFTER_MS : usual);

/** `null` where nobody has described the plant yet. */
async function orNone<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  }
}

export function usePlant(on: boolean) {
  return useQuery({ queryKey: [...keys.energy, 'plant'], queryFn: () => orNone(read<DescribedPlant>('/api/energy/plant')), enabled: on });
}

export function useAdvice() {
  return useQuery({ queryKey: [...keys.energy, 'plant', 'advice'], queryFn: () => orNone(read<PlantAdvice>('/api/energy/plant/advice')), refetchInterval: (query) => (query.state.data === null ? SLOWLY_MS : again(LIVE_MS)(query)) });
}

export function usePast(days: number) {
  return useQuery({ queryKey: [...keys.energy, 'plant', 'past', days], queryFn: () => orNone(read<PlantPast>('/api/energy/plant/past', { days })), refetchInterval: again(SLOWLY_MS) });
}

export function useCalibrations() {
  return useQuery({ queryKey: [...keys.energy, 'plant', 'calibrations'], queryFn: async () => (await read<Items<PlantCalibration>>('/api/energy/plant/calibrations')).items });
}

const PARAMETER: Record<SetPointName, string> = { supply_air: 'supplyAir', chilled_water: 'chilledWater', tower_water: 'towerWater', economizer: 'economizer', chillers: 'chillers', condenser_pumps: 'condenserPumps', condenser_flow: 'condenserFlow', cells: 'cells', chilled_pumps: 'chilledPumps' };

/** The last answer stays while the next is on its way, so that nothing jumps under the slider. */
export function useTrial(changed: Partial<Record<SetPointName, number>>) {
  const query = Object.fromEntries(Object.entries(changed).map(([what, value]) => [PARAMETER[what as SetPointName], value]));
  return useQuery({ queryKey: [...keys.energy, 'plant', 'what-if', query], queryFn: () => read<PlantTrial>('/api/energy/plant/what-if', query), placeholderData: keepPreviousData });
}

function useAct<B, T>(send: (body: B) => Promise<T>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSettled: () => client.invalidateQueries({ queryKey: [...keys.energy, 'plant'] }) });
}

export function useDescribe(version: number | undefined) {
  return useAct((body: PlantDescription) => write<DescribedPlant>('/api/energy/plant', { method: 'PUT', body, version }));
}

export function useLock() {
  return useAct((body: PlantLocks) => write<DescribedPlant>('/api/energy/plant/locks', { method: 'PUT', body }));
}

export function useCalibrate() {
  return useAct((days: number) => write<PlantCalibration>('/api/energy/plant/calibrations', { body: { days } }));
}
