package io.evenkeel.incident.internal;

import io.evenkeel.alerting.Alert;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers the newest that was heard of each alert. Events come at least once and in any order; what is not newer than
 * what was heard changes nothing.
 */
@Component
class AlertsHeard {
    private final JdbcClient jdbc;

    AlertsHeard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an event is, compared with what was heard of its alert before. */
    enum News {
        /** Heard already, or something newer was. */
        NONE,
        /** Newer, about the same stretch of firing. */
        SAME_STRETCH,
        /** Newer, and nothing was heard of this stretch of firing yet. */
        NEW_STRETCH
    }

    private record Heard(Instant activeSince, long version) {}

    /** Hears an event; others who hear of the same alert wait until the transaction ends. */
    News hear(Alert alert) {
        // The database keeps microseconds.
        Instant activeSince = alert.activeSince().truncatedTo(ChronoUnit.MICROS);
        if (insert(alert, activeSince)) {
            return News.NEW_STRETCH;
        }
        Heard before = lock(alert.fingerprint()).orElseThrow();
        int stretch = activeSince.compareTo(before.activeSince());
        if (stretch < 0 || (stretch == 0 && alert.version() <= before.version())) {
            return News.NONE;
        }
        update(alert, activeSince);
        return stretch == 0 ? News.SAME_STRETCH : News.NEW_STRETCH;
    }

    private boolean insert(Alert alert, Instant activeSince) {
        return jdbc.sql("""
                        insert into incident.alert_heard (fingerprint, active_since, version)
                        values (:fingerprint, :since, :version) on conflict do nothing""")
                        .param("fingerprint", alert.fingerprint())
                        .param("since", activeSince.atOffset(ZoneOffset.UTC))
                        .param("version", alert.version())
                        .update()
                == 1;
    }

    private Optional<Heard> lock(String fingerprint) {
        return jdbc.sql("""
                        select active_since, version from incident.alert_heard
                        where fingerprint = :fingerprint for update""")
                .param("fingerprint", fingerprint)
                .query((row, number) -> new Heard(
                        row.getObject("active_since", OffsetDateTime.class).toInstant(), row.getLong("version")))
                .optional();
    }

    private void update(Alert alert, Instant activeSince) {
        jdbc.sql("""
                        update incident.alert_heard set active_since = :since, version = :version
                        where fingerprint = :fingerprint""")
                .param("fingerprint", alert.fingerprint())
                .param("since", activeSince.atOffset(ZoneOffset.UTC))
                .param("version", alert.version())
                .update();
    }
}
