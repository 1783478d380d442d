/** Names under which answers are kept; the live line names what to read anew by them. */
export const keys = {
  session: ['session'] as const,
  people: ['people'] as const,
  hosts: ['hosts'] as const,
  measurements: ['measurements'] as const,
  alerts: ['alerts'] as const,
  incidents: ['incidents'] as const,
  incident: (key: string) => ['incident', key] as const,
  position: (key: string) => ['position', key] as const,
  onCall: ['oncall'] as const,
  mail: ['mail'] as const,
  sent: ['sent'] as const,
  audit: ['audit'] as const,
};
