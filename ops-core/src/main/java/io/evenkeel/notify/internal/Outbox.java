package io.evenkeel.notify.internal;

import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notifications.Sent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code notify.notice}. */
@Repository
class Outbox {

    /** So long nobody else tries a notice, unless its holder extends it. */
    static final Duration LEASE = Duration.ofSeconds(20);

    /** A notice that is being tried. */
    record Claimed(Notice notice, Instant createdAt, int attempt) {}

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(Notice notice, Instant now) {
        jdbc.sql("""
                        INSERT INTO notify.notice (key, channel, person_id, address, subject, body, about, created_at,
                            state, attempts, due_at, detail, changed_at)
                        VALUES (:key, :channel, :person, :address, :subject, :body, :about, :now,
                            'waiting', 0, :now, '', :now)
                        ON CONFLICT (key) DO NOTHING
                        """)
                .param("key", notice.key())
                .param("channel", notice.channel().name())
                .param("person", notice.personId())
                .param("address", notice.address())
                .param("subject", notice.subject())
                .param("body", notice.text())
                .param("about", notice.about())
                .param("now", utc(now))
                .update();
    }

    /** Leases the notices that are due, oldest first; no two callers get the same one while its lease lasts. */
    List<Claimed> claim(Channel channel, int most, Instant now) {
        return jdbc.sql("""
                        UPDATE notify.notice
                        SET attempts = attempts + 1, leased_until = :until, changed_at = :now
                        WHERE key IN (
                            SELECT key FROM notify.notice
                            WHERE state = 'waiting' AND channel = :channel AND due_at <= :now
                                AND (leased_until IS NULL OR leased_until < :now)
                            ORDER BY due_at LIMIT :most
                            FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .param("channel", channel.name())
                .param("most", most)
                .param("now", utc(now))
                .param("until", utc(now.plus(LEASE)))
                .query((row, number) -> new Claimed(notice(row), instant(row, "created_at"), row.getInt("attempts")))
                .list();
    }

    void extendLease(Collection<String> keys, Instant now) {
        jdbc.sql("UPDATE notify.notice SET leased_until = :until WHERE key IN (:keys) AND state = 'waiting'")
                .param("keys", keys)
                .param("until", utc(now.plus(LEASE)))
                .update();
    }

    /** Whether this call settled it: a late answer to an attempt whose lease ran out counts, but once. */
    boolean delivered(String key, String detail, Instant now) {
        return jdbc.sql("""
                                UPDATE notify.notice
                                SET state = 'delivered', detail = :detail, leased_until = NULL, changed_at = :now
                                WHERE key = :key AND state = 'waiting'
                                """)
                        .param("key", key)
                        .param("detail", detail)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /** Whether this call settled it; not where somebody else has begun another attempt meanwhile. */
    boolean failed(Claimed claimed, String detail, Instant now) {
        return jdbc.sql("""
                                UPDATE notify.notice
                                SET state = 'failed', detail = :detail, leased_until = NULL, changed_at = :now
                                WHERE key = :key AND state = 'waiting' AND attempts = :attempt
                                """)
                        .param("key", claimed.notice().key())
                        .param("attempt", claimed.attempt())
                        .param("detail", detail)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    void postpone(Claimed claimed, String detail, Instant due, Instant now) {
        jdbc.sql("""
                        UPDATE notify.notice
                        SET due_at = :due, detail = :detail, leased_until = NULL, changed_at = :now
                        WHERE key = :key AND state = 'waiting' AND attempts = :attempt
                        """)
                .param("key", claimed.notice().key())
                .param("attempt", claimed.attempt())
                .param("detail", detail)
                .param("due", utc(due))
                .param("now", utc(now))
                .update();
    }

    /** Whose console notices wait for a later try. */
    List<UUID> awaitedOnScreen(Instant now) {
        return jdbc.sql("""
                        SELECT DISTINCT person_id FROM notify.notice
                        WHERE state = 'waiting' AND channel = 'CONSOLE' AND due_at > :now
                        """)
                .param("now", utc(now))
                .query((row, number) -> row.getObject("person_id", UUID.class))
                .list();
    }

    void makeDueOnScreen(UUID person, Instant now) {
        jdbc.sql("""
                        UPDATE notify.notice SET due_at = :now
                        WHERE state = 'waiting' AND channel = 'CONSOLE' AND due_at > :now AND person_id = :person
                        """).param("person", person).param("now", utc(now)).update();
    }

    List<Sent> about(String subject, int most) {
        return jdbc.sql("""
                        SELECT * FROM (
                            SELECT * FROM notify.notice WHERE about = :about ORDER BY created_at DESC, key LIMIT :most
                        ) newest ORDER BY created_at, key
                        """)
                .param("about", subject)
                .param("most", most)
                .query((row, number) -> new Sent(
                        notice(row),
                        row.getString("state"),
                        row.getInt("attempts"),
                        row.getString("detail"),
                        instant(row, "changed_at")))
                .list();
    }

    int countSince(UUID person, String about, Instant since) {
        return jdbc.sql("""
                        SELECT count(*) FROM notify.notice
                        WHERE person_id = :person AND about = :about AND created_at > :since
                        """)
                .param("person", person)
                .param("about", about)
                .param("since", utc(since))
                .query(Integer.class)
                .single();
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getString("key"),
                Channel.valueOf(row.getString("channel")),
                row.getObject("person_id", UUID.class),
                row.getString("address"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("about"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
