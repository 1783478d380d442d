package io.evenkeel.resource.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code resource.reminder}: which reminders were sent for which end. */
@Component
class ReminderRows {
    private final JdbcClient jdbc;

    ReminderRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many days before this end has been dealt with. */
    List<Integer> of(UUID resource, LocalDate until) {
        return jdbc.sql("select days from resource.reminder where resource_id = :resource and until = :until")
                .param("resource", resource)
                .param("until", until)
                .query((row, number) -> row.getInt("days"))
                .list();
    }

    /** @param sentAt empty where a nearer one overtook it */
    void add(UUID resource, LocalDate until, int days, Optional<Instant> sentAt) {
        jdbc.sql("""
                        insert into resource.reminder (resource_id, until, days, sent_at)
                        values (:resource, :until, :days, :at) on conflict (resource_id, until, days) do nothing""")
                .param("resource", resource)
                .param("until", until)
                .param("days", days)
                .param("at", sentAt.map(ResourceRows::utc).orElse(null))
                .update();
    }
}
