-- What a process opened a ticket for: tried again, it opens no second one.
create table desk.opened_for (
    key text primary key,
    ticket_id uuid not null references desk.ticket
);
