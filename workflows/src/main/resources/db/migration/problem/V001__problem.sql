-- What keeps coming back: proposed from incidents, with the signs by which the next one is known.

create sequence problem.number;

create table problem.problem (
    id uuid primary key, -- UUIDv7
    key text not null unique, -- PRB-7
    title text not null,
    state text not null check (state in ('PROPOSED', 'DISMISSED', 'OPEN', 'WATCHED', 'CLOSED')),
    signs jsonb not null, -- [{kind, id, name}]
    sign_ids text[] not null, -- the same, to look for: ITEM 0190…, ALERT 3af0…
    proposed_at timestamptz not null,
    accepted_at timestamptz,
    accepted_by_name text,
    cause jsonb, -- {text, evidence, byName, at}
    workaround jsonb, -- {text, byName, at}
    remedy text, -- CHG-77
    remedied boolean not null default false, -- whether that change was carried out
    watched_since timestamptz,
    watch_until timestamptz,
    returns integer not null default 0,
    reason text,
    settled_at timestamptz, -- when it was dismissed or closed: what its signs counted before counts no longer
    closed_at timestamptz,
    version bigint not null
);
create index problem_by_age on problem.problem (proposed_at desc);
create index problem_live on problem.problem using gin (sign_ids) where state in ('PROPOSED', 'OPEN', 'WATCHED');
create index problem_settled on problem.problem using gin (sign_ids) where settled_at is not null;

-- Which incidents are of it. An incident that was opened again counts again, so that an event heard twice does not.
create table problem.incident (
    problem_id uuid not null references problem.problem,
    incident text not null, -- INC-12
    round integer not null,
    joined_at timestamptz not null,
    primary key (problem_id, incident, round)
);
