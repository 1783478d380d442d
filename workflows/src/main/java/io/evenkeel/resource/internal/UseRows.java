package io.evenkeel.resource.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened in a period, and what was in use at its end, as the history tells it. */
@Component
class UseRows {
    private static final int MOST = 50_000;

    private final JdbcClient jdbc;

    UseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param quantity that it is about, 0 where it is about none */
    record Used(String what, String key, String purpose, String kind, int quantity) {}

    /** The ends and beginnings of applications, in order. */
    List<Used> happened(Instant begin, Instant end) {
        return jdbc.sql("""
                        select e.what, r.key, r.purpose, r.kind,
                            coalesce(cast(e.facts ->> 'quantity' as integer), r.quantity) as quantity
                        from resource.entry e join resource.resource r on r.id = e.resource_id
                        where e.at >= :begin and e.at < :end
                            and e.what in ('apply', 'refuse', 'provide', 'give-up', 'reclaimed', 'find-idle')
                        order by e.id limit :limit""")
                .param("begin", ResourceRows.utc(begin))
                .param("end", ResourceRows.utc(end))
                .param("limit", MOST)
                .query((row, number) -> new Used(
                        row.getString("what"),
                        row.getString("key"),
                        row.getString("purpose"),
                        row.getString("kind"),
                        row.getInt("quantity")))
                .list();
    }

    /** What was there at a moment, with the quantity that it had then. */
    List<Used> inUse(Instant at) {
        return jdbc.sql("""
                        select r.key, r.purpose, r.kind, (
                            select cast(e.facts ->> 'quantity' as integer) from resource.entry e
                            where e.resource_id = r.id and e.what in ('provide', 'resize') and e.at < :at
                            order by e.id desc limit 1) as quantity
                        from resource.resource r
                        where r.provided_at < :at and (r.ended_at is null or r.ended_at >= :at)
                        order by r.number limit :limit""")
                .param("at", ResourceRows.utc(at))
                .param("limit", MOST)
                .query((row, number) -> new Used(
                        "in-use",
                        row.getString("key"),
                        row.getString("purpose"),
                        row.getString("kind"),
                        row.getInt("quantity")))
                .list();
    }

    /** What those who have something of a kind may have of it together. */
    Map<String, Integer> quotas() {
        Map<String, Integer> quotas = new HashMap<>();
        jdbc.sql("""
                        select q.kind, sum(coalesce(q.most,
                            case when q.holder like 'team/%' then k.most_of_team else k.most_of_person end)) as most
                        from resource.quota q join resource.kind k on k.id = q.kind
                        where q.used > 0 group by q.kind""").query(row -> {
            quotas.put(row.getString("kind"), row.getInt("most"));
        });
        return quotas;
    }
}
