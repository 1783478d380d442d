/** Our signs, drawn on a 16 px grid with one line width, so that they read as one family. */
const PATHS = {
  now: 'M1.5 8.5h3l2-5 3 9 2-4h3',
  inbox: 'M2 9.5V4.2L3.4 2.5h9.2L14 4.2v5.3M2 9.5v4h12v-4h-3.6c-.3 1.3-1.2 2-2.4 2s-2.1-.7-2.4-2z',
  incident: 'M5.2 1.8h5.6l3.4 3.4v5.6l-3.4 3.4H5.2l-3.4-3.4V5.2zM8 4.8v4M8 10.4v1.2',
  oncall: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3M5.5 9.5h3',
  hosts: 'M2.5 2.5h11v4.6h-11zM2.5 8.9h11v4.6h-11zM5 4.8h.6M5 11.2h.6',
  audit: 'M6.5 9.5l3-3M7 4.9l1.6-1.6a2.9 2.9 0 0 1 4.1 4.1L11.1 9M9 11.1l-1.6 1.6a2.9 2.9 0 0 1-4.1-4.1L4.9 7',
  inventory: 'M5.8 2h4.4v3.6H5.8zM1.8 10.4h4.4V14H1.8zM9.8 10.4h4.4V14H9.8zM8 5.6V8M4 10.4V8h8v2.4',
  database: 'M3 4c0-1.2 2.2-2 5-2s5 .8 5 2-2.2 2-5 2-5-.8-5-2zM3 4v8c0 1.2 2.2 2 5 2s5-.8 5-2V4M3 8c0 1.2 2.2 2 5 2s5-.8 5-2',
  cache: 'M8.8 1.8 3.4 9h4l-.6 5.2L12.6 7h-4z',
  web: 'M2 3h12v10H2zM2 6h12M4 4.5h.1M6 4.5h.1',
  service: 'M8 1.8 13.6 5v6L8 14.2 2.4 11V5zM2.4 5 8 8.2 13.6 5M8 8.2v6',
  business: 'M2.5 6h11v7.5h-11zM6 6V3.5h4V6M2.5 9.5h11',
  edit: 'M3 13l.6-2.8L10.8 3 13 5.2 5.8 12.4z',
  trash: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 9h5.8l.6-9',
  download: 'M8 2.5v8M5 7.8l3 3 3-3M3 13.5h10',
  play: 'M4.5 3v10l8-5z',
  book: 'M8 4C6.6 3 4.6 2.8 2.5 3v9.5c2.1-.2 4.1 0 5.5 1 1.4-1 3.4-1.2 5.5-1V3C11.4 2.8 9.4 3 8 4zM8 4v9.5',
  settings: 'M8 5.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8zM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4',
  search: 'M7 2.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6zM10.6 10.6 14 14',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.4v1.4M8 13.2v1.4M1.4 8h1.4M13.2 8h1.4M3.3 3.3l1 1M11.7 11.7l1 1M12.7 3.3l-1 1M4.3 11.7l-1 1',
  chev: 'm6 3.5 4.5 4.5L6 12.5',
  plus: 'M8 3v10M3 8h10',
  more: 'M3.5 8h.2M8 8h.2M12.5 8h.2',
  rule: 'M2 4.5h6M11.5 4.5H14M2 11.5h2.5M8 11.5h6M9.8 2.8v3.4M6.2 9.8v3.4',
  metrics: 'M2 13.5h12M4 11V8M7.3 11V4.5M10.6 11V6.5M13.5 11V3',
  table: 'M2 3h12v10H2zM2 6.3h12M2 9.6h12M6.5 3v10',
  say: 'M2 3h12v8H7.5L4.5 13.6V11H2z',
  ask: 'M2 3h12v8H7.5L4.5 13.6V11H2zM6.7 5.9a1.35 1.35 0 1 1 2 1.2c-.5.3-.7.5-.7 1M8 9.5h.1',
  send: 'M2.5 8 13.5 3 10 13.5 7.6 9zM7.6 9l5.9-6',
  stop: 'M4 4h8v8H4z',
  folder: 'M2 12.5v-9h4l1.5 2H14v7z',
  user: 'M8 2.4a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4zM2.8 14c.4-3 2.4-4.4 5.2-4.4s4.8 1.4 5.2 4.4',
  mail: 'M2 3.8h12v8.6H2zM2.3 4.2 8 8.8l5.7-4.6',
  check: 'm3 8.4 3.2 3.2L13 4.6',
  cross: 'm3.8 3.8 8.4 8.4M12.2 3.8l-8.4 8.4',
  join: 'M3 3.5c0 4.5 5 4.5 5 4.5h5M3 12.5C3 8 8 8 8 8M10.6 5.4 13.2 8l-2.6 2.6',
  copy: 'M5.5 5.5h8v8h-8zM3 10.5h-.5v-8h8V3',
  silence: 'M3.5 11.5h9c-1.2-1.2-1.2-2.6-1.2-4.3a3.3 3.3 0 0 0-6.6 0c0 1.7 0 3.1-1.2 4.3zM6.8 13.5h2.4M2 2l12 12',
  file: 'M4 1.8h5.6L12.5 5v9.2H4zM9.5 1.8V5h3',
  problem: 'M12.8 6A5.2 5.2 0 0 0 3.6 5M3.2 10a5.2 5.2 0 0 0 9.2 1M3.5 2v3.2h3.2M12.5 14v-3.2H9.3',
  energy: 'M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z',
  recovery: 'M2.6 8a5.4 5.4 0 1 0 1.8-4M4.6 1.5v2.8h2.8M8 5.2V8l2 1.4',
  change: 'M2 5.5h11M10.5 3 13 5.5 10.5 8M14 10.5H3M5.5 8 3 10.5 5.5 13',
  undo: 'M5.5 3 2.5 6l3 3M2.8 6H9.5a4 4 0 0 1 0 8H6',
  logs: 'M2.5 3.5h11M2.5 6.5h7M2.5 9.5h9M2.5 12.5h5',
  access: 'M10.2 9.2a3.6 3.6 0 1 0-3.4-3.4L2 10.6V14h3.2v-1.8H7v-1.8l1.2-1.2zM11 5.4h.1',
  moon: 'M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z',
  auto: 'M8 2.2a5.8 5.8 0 1 0 0 11.6zM8 2.2a5.8 5.8 0 0 1 0 11.6',
  bell: 'M3.5 11.5h9c-1.2-1.2-1.2-2.6-1.2-4.3a3.3 3.3 0 0 0-6.6 0c0 1.7 0 3.1-1.2 4.3zM6.8 13.5h2.4',
  clock: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM8 4.8V8l2.2 1.6',
  out: 'M6.5 2.5h-4v11h4M6.5 8h7M10.8 5.3 13.5 8l-2.7 2.7',
  left: 'M10 3.5 5.5 8l4.5 4.5',
  up: 'm3.5 10 4.5-4.5L12.5 10',
  down: 'm3.5 6 4.5 4.5L12.5 6',
  flag: 'M4 14V2.5h8L10 5.8l2 3.2H4',
  help: 'M5.6 6a2.4 2.4 0 1 1 3.6 2.1c-.9.5-1.2.9-1.2 1.8M8 12.4h.1',
  globe: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM2.4 8h11.2M8 2.2c2 1.6 2.6 3.6 2.6 5.8S10 12.2 8 13.8C6 12.2 5.4 10.2 5.4 8S6 3.8 8 2.2z',
  people: 'M6 3a2.3 2.3 0 1 0 0 4.6A2.3 2.3 0 0 0 6 3zM1.8 13c.3-2.6 1.9-3.8 4.2-3.8s3.9 1.2 4.2 3.8M10.6 3.4a2.2 2.2 0 0 1 0 4M11.8 9.6c1.4.5 2.2 1.6 2.4 3.4',
} as const;

export type IconName = keyof typeof PATHS;

type Props = { name: IconName; size?: number };

/** A sign beside a word; never the only carrier of a meaning, so it is hidden from screen readers. */
export function Icon({ name, size = 16 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
