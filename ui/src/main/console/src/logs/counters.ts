/** As many as the server counts. */
export const MOST_COUNTERS = 50;

/** What the server takes as a name. */
export const isName = (name: string) => /^[a-z0-9_-]{1,60}$/.test(name);

/** The series that a rule looks at. */
export const seriesOf = (name: string) => `log_matching_lines_total{counter="${name}"}`;
