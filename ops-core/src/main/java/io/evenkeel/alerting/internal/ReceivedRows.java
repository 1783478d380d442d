package io.evenkeel.alerting.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What only alerts that were sent to us have in {@code alerting.alert}: when they are over, and who sent them. */
@Component
class ReceivedRows {
    private final JdbcClient jdbc;

    ReceivedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param endsAt when it counts as over unless it is sent again
     * @param byTimeout whether that time is ours, not the sender's
     * @param senders ids of the tokens that sent it
     */
    record Receipt(Instant endsAt, boolean byTimeout, List<String> senders) {}

    Optional<Receipt> find(long alert) {
        return jdbc.sql("""
                        select ends_at, by_timeout, senders from alerting.alert where id = :id and ends_at is not null
                        """)
                .param("id", alert)
                .query((row, n) -> new Receipt(
                        AlertRows.instant(row, "ends_at").orElseThrow(),
                        row.getBoolean("by_timeout"),
                        AlertRows.texts(row, "senders")))
                .optional();
    }

    void store(long alert, Receipt receipt) {
        jdbc.sql("""
                        update alerting.alert set ends_at = :endsAt, by_timeout = :byTimeout, senders = :senders
                        where id = :id
                        """)
                .param("endsAt", AlertRows.utc(receipt.endsAt()))
                .param("byTimeout", receipt.byTimeout())
                .param("senders", AlertRows.texts(receipt.senders()))
                .param("id", alert)
                .update();
    }

    int count() {
        return jdbc.sql("""
                        select count(*) from alerting.alert where source = 'external' and state <> 'RESOLVED'
                        """).query(Integer.class).single();
    }

    /** When each of those that fire is over, by id. */
    Map<Long, Instant> ends() {
        var ends = new HashMap<Long, Instant>();
        jdbc.sql("""
                        select id, ends_at from alerting.alert
                        where source = 'external' and state = 'FIRING' and ends_at is not null
                        """).query(row -> {
            ends.put(row.getLong("id"), AlertRows.instant(row, "ends_at").orElseThrow());
        });
        return ends;
    }

    /** Ids of those that are over and not ended yet. */
    List<Long> overdue(Instant now) {
        return jdbc.sql("""
                        select id from alerting.alert
                        where source = 'external' and state = 'FIRING' and ends_at <= :now order by id
                        """)
                .param("now", AlertRows.utc(now))
                .query((row, n) -> row.getLong("id"))
                .list();
    }

    /** Nothing that fires is over before then: nobody could send it again in the meantime. */
    int extendTo(Instant time) {
        return jdbc.sql("""
                        update alerting.alert set ends_at = :time
                        where source = 'external' and state = 'FIRING' and ends_at < :time
                        """).param("time", AlertRows.utc(time)).update();
    }
}
