-- For `./evenkeel bench desk` only: many tickets by copying those that came through the API. ${tickets} in all, of which
-- ${alive} are not over and keep the clocks of the one that they copy; the others were closed in the last 400 days.
create temporary table model as
    select row_number() over (order by number) - 1 as nth, * from desk.ticket;
create temporary table copy as
    select gen_random_uuid() as id, nextval('desk.number') as number, n, n <= ${alive} as alive,
        n % (select count(*) from model) as nth
    from generate_series(1, ${tickets}) n;
insert into desk.ticket (id, number, key, kind, state, priority, line, via, title, text, requester, requester_name,
        requester_address, reply_key, opened_at, answered_at, resolved_at, closed_at, due_at, version)
select copy.id, copy.number, 'TIC-' || copy.number, kind, case when alive then state else 'CLOSED' end, priority,
    (array['FIRST', 'FIRST', 'SECOND', 'THIRD'])[1 + n % 4], via,
    (array['Printer', 'Screen', 'VPN', 'Mailbox', 'Account', 'Backup', 'Network', '打印机', '显示器', '邮箱'])[1 + n % 10] || ' '
        || md5(n::text)::varchar(6) || ' '
        || (array['does not start', 'is slow', 'cannot be reached', 'asks for a password', '无法使用', '太慢'])[1 + n % 6]
        || ' in room ' || n % 997,
    repeat(text || ' ', 5), requester, 'Person ' || n % 2000, 'person' || n % 2000 || '@example.org',
    md5('bench' || n), opened_at - (n % 400) * interval '1 day',
    case when alive then null else opened_at - (n % 400) * interval '1 day' + interval '1 hour' end,
    case when alive then null else opened_at - (n % 400) * interval '1 day' + interval '5 hours' end,
    case when alive then null else opened_at - (n % 400) * interval '1 day' + interval '30 hours' end,
    case when alive then due_at + n * interval '1 second' end, version
from copy join model using (nth);
insert into desk.clock
select copy.id, promise, facts, calendars, warn_percent, warn_at, clock.due_at, warned_at, broken_at, done
from copy join model using (nth) join desk.clock clock on clock.ticket_id = model.id
where copy.alive;
insert into desk.entry (ticket_id, at, kind, actor_name, by_requester, public, text, facts)
select copy.id, at, entry.kind, actor_name, by_requester, public, entry.text, facts
from copy join model using (nth) join desk.entry entry on entry.ticket_id = model.id;
drop table copy, model;
analyze desk.ticket, desk.clock, desk.entry;
