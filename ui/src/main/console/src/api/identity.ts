export type Role = 'VIEWER' | 'ON_CALL_ENGINEER' | 'ADMINISTRATOR';

export type Right =
  | 'SEE_OPERATIONS'
  | 'HANDLE_INCIDENTS'
  | 'EDIT_ON_CALL'
  | 'EDIT_RULES'
  | 'ENROL_HOSTS'
  | 'WRITE_MEASUREMENTS'
  | 'REPORT_HOST'
  | 'EDIT_PEOPLE'
  | 'EDIT_SETTINGS'
  | 'SEE_AUDIT'
  | 'OWN_ACCOUNT';

export type Person = { id: string; name: string; displayName: string; email?: string; role: Role };

export type Session = {
  person: Person;
  rights: Right[];
  csrfToken: string;
  mustChangePassword: boolean;
  expiresAt: string;
};

export type NewPerson = { name: string; displayName: string; email?: string; role: Role };

/** The first password is shown once and is in no other answer. */
export type CreatedPerson = { person: Person; firstPassword: string };

export type Contact = { displayName: string; email?: string };

export type Token = { id: string; kind: string; name: string; rights: Right[]; issuedAt: string; revokedAt?: string };

export type Items<T> = { items: T[] };
