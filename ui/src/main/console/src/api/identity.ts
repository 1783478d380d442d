import type { ActorKind } from './audit';

/** Every role there is, from the least to the most. */
export const ROLES = ['VIEWER', 'REQUESTER', 'SERVICE_DESK', 'ON_CALL_ENGINEER', 'CHANGE_MANAGER', 'RECOVERY_MANAGER', 'ENERGY_ENGINEER', 'SECURITY_AUDITOR', 'ADMINISTRATOR'] as const;
export type Role = (typeof ROLES)[number];

export const RIGHTS = [
  'SEE_OPERATIONS',
  'HANDLE_INCIDENTS',
  'EDIT_ON_CALL',
  'EDIT_RULES',
  'EDIT_INVENTORY',
  'ENROL_HOSTS',
  'WRITE_MEASUREMENTS',
  'WRITE_LOGS',
  'RAISE_ALERTS',
  'REPORT_HOST',
  'EDIT_PEOPLE',
  'EDIT_SETTINGS',
  'SEE_AUDIT',
  'REQUEST_SERVICES',
  'WORK_TASKS',
  'WORK_TICKETS',
  'EDIT_DESK',
  'HANDLE_PROBLEMS',
  'PLAN_CHANGES',
  'DEPLOY_PROCESSES',
  'WRITE_KNOWLEDGE',
  'PUBLISH_KNOWLEDGE',
  'EDIT_RECOVERY',
  'EDIT_ENERGY',
  'EDIT_REPORTS',
  'OWN_ACCOUNT',
] as const;
export type Right = (typeof RIGHTS)[number];

export type Person = { id: string; name: string; displayName: string; email?: string; role: Role };

/** Somebody who may not sign in any more; the name stays taken. */
export type FormerPerson = { id: string; name: string; displayName: string; deactivatedAt: string };

export type Session = {
  person: Person;
  rights: Right[];
  csrfToken: string;
  mustChangePassword: boolean;
  expiresAt: string;
};

export type NewPerson = { name: string; displayName: string; email?: string; role: Role };

/** The first password is shown once and is in no other answer. */
export type CreatedPerson = { person: Pick<Person, 'name' | 'displayName'>; firstPassword: string };

export type Contact = { displayName: string; email?: string };

export type Token = { id: string; kind: ActorKind; name: string; rights: Right[]; issuedAt: string; issuedBy?: string; lastUsedAt?: string; expiresAt?: string; revokedAt?: string };
export type NewToken = { name: string; rights: Right[]; expiresInDays?: number };

export type RoleRights = { name: Role; rights: Right[] };

/** The secret is shown once and is in no other answer. */
export type IssuedToken = { id: string; secret: string };

export type Items<T> = { items: T[] };

/** Who works together; `name` is what process models and rules call it. */
export type Team = { name: string; members: { id: string; name: string; displayName: string }[] };
