import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { read, write } from '../api/http';
import type { Item, ItemChange, ItemDetail, ItemPage, Kind, Link, NewItem, NewLink } from '../api/inventory';
import { keys } from '../api/keys';
import { AGAIN_AFTER_MS } from '../parts/Answer';

const PAGE = 500;

/** The list page by page; the next page is fetched when the reader comes near its end. */
export function useItems(kind: Kind | undefined, typed: string) {
  return useInfiniteQuery({
    queryKey: [...keys.inventory, 'items', kind ?? '', typed],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => read<ItemPage>('/api/inventory/items', { kind, q: typed, cursor: pageParam, limit: PAGE }),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false),
  });
}

/** A few that fit, for choosing one. */
export function useFound(typed: string) {
  return useQuery({
    queryKey: [...keys.inventory, 'found', typed],
    queryFn: async () => (await read<ItemPage>('/api/inventory/items', { q: typed, limit: 12 })).items,
    placeholderData: keepPreviousData,
  });
}

export function useItem(id: string) {
  return useQuery({
    queryKey: [...keys.inventory, 'item', id],
    queryFn: () => read<ItemDetail>(`/api/inventory/items/${encodeURIComponent(id)}`),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : 60_000),
  });
}

function useWrite<B, T>(send: (body: B) => Promise<T>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSettled: () => client.invalidateQueries({ queryKey: keys.inventory }) });
}

export function useAddItem() {
  return useWrite((body: NewItem) => write<Item>('/api/inventory/items', { body }));
}

export function useChangeItem() {
  return useWrite(({ id, version, ...body }: ItemChange & Pick<Item, 'id' | 'version'>) => write<Item>(`/api/inventory/items/${id}`, { method: 'PUT', body, version }));
}

export function useRetire() {
  return useWrite(({ id, version }: Pick<Item, 'id' | 'version'>) => write<Item>(`/api/inventory/items/${id}/retire`, { version }));
}

export function useAddLink() {
  return useWrite((body: NewLink) => write<Link>('/api/inventory/links', { body }));
}

export function useRemoveLink() {
  return useWrite((id: string) => write(`/api/inventory/links/${id}`, { method: 'DELETE' }));
}
