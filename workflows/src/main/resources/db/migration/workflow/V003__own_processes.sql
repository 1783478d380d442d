-- Processes that administrators uploaded, each version with the file as it came.
create table workflow.bundle (
    name text not null,
    version int not null,
    title_en text not null,
    title_zh text not null,
    uploaded_at timestamptz not null,
    uploaded_by text not null,
    definition text not null, -- the engine's id of the process that is started
    start_form text,
    starters text[] not null, -- groups; everybody, if none
    switched_on boolean not null,
    zip bytea not null,
    primary key (name, version)
);
create unique index bundle_one_on on workflow.bundle (name) where switched_on;

create table workflow.bundle_form (
    name text not null,
    version int not null,
    form text not null,
    schema text not null,
    primary key (name, version, form),
    foreign key (name, version) references workflow.bundle (name, version)
);

create sequence workflow.flow_number;
