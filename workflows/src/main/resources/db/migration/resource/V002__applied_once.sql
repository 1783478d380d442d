-- What an application became, by the Idempotency-Key of its sender: sent again within a day, it makes no second one.
create table resource.applied_once (
    person uuid not null,
    key text not null,
    digest text not null, -- of what was applied for
    at timestamptz not null,
    resource_id uuid references resource.resource, -- null only in the transaction that applies
    primary key (person, key)
);
create index applied_once_by_time on resource.applied_once (at);
