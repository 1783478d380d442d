import type { Zone } from '../parts/format';

/** A moment as a field for date and time wants it, in the zone that the reader sees. */
export function fieldOf(moment: number, zone: Zone): string {
  const offset = zone === 'UTC' ? 0 : new Date(moment).getTimezoneOffset() * 60_000;
  return new Date(moment - offset).toISOString().slice(0, 16);
}

export function momentOf(field: string, zone: Zone): number | undefined {
  const moment = Date.parse(zone === 'UTC' ? `${field}:00Z` : field);
  return Number.isNaN(moment) ? undefined : moment;
}
