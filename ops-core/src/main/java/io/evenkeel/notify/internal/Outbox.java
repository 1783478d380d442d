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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code notify.notice}. */
@Repository
class Outbox {

    /** So long nobody else tries a notice, unless its holder extends it. */
    static final Duration LEASE = Duration.ofSeconds(20);

    /** A notice that is being tried; a carrier has no words of its own but those that it carries. */
    record Claimed(Notice notice, Instant createdAt, int attempt, boolean carrier) {}

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(Notice notice, Instant now) {
        insert(notice, now, now, false, null);
    }

    /** Stores a notice that goes at a later moment with all others whose carrier has the same key. */
    void putCarried(Notice notice, String carrier, Instant due, Instant now) {
        var empty = new Notice(carrier, notice.channel(), notice.personId(), notice.address(), "", "", "");
        insert(empty, due, now, true, null);
        insert(notice, due, now, false, carrier);
    }

    private void insert(Notice notice, Instant due, Instant now, boolean carrier, @Nullable String carriedBy) {
        jdbc.sql("""
                        INSERT INTO notify.notice (key, channel, person_id, address, subject, body, about, created_at,
                            state, attempts, due_at, detail, changed_at, carrier, carried_by)
                        VALUES (:key, :channel, :person, :address, :subject, :body, :about, :now,
                            'waiting', 0, :due, '', :now, :carrier, :carriedBy)
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
                .param("due", utc(due))
                .param("carrier", carrier)
                .param("carriedBy", carriedBy)
                .update();
    }

    boolean knows(String key) {
        return jdbc.sql("SELECT count(*) FROM notify.notice WHERE key = :key")
                        .param("key", key)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Leases the notices that are due, oldest first; no two callers get the same one while its lease lasts. */
    List<Claimed> claim(Channel channel, int most, Instant now) {
        return jdbc.sql("""
                        UPDATE notify.notice
                        SET attempts = attempts + 1, leased_until = :until, changed_at = :now
                        WHERE key IN (
                            SELECT key FROM notify.notice
                            WHERE state = 'waiting' AND channel = :channel AND due_at <= :now
                                AND carried_by IS NULL
                                AND NOT unwanted AND (leased_until IS NULL OR leased_until < :now)
                            ORDER BY due_at LIMIT :most
                            FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .param("channel", channel.name())
                .param("most", most)
                .param("now", utc(now))
                .param("until", utc(now.plus(LEASE)))
                .query((row, number) -> new Claimed(
                        notice(row), instant(row, "created_at"), row.getInt("attempts"), row.getBoolean("carrier")))
                .list();
    }

    /** What a carrier carries at this moment, in the order in which it came. */
    List<Notice> carriedBy(String carrier) {
        return jdbc.sql("""
                        SELECT * FROM notify.notice WHERE carried_by = :carrier AND state = 'waiting'
                        ORDER BY created_at, key
                        """)
                .param("carrier", carrier)
                .query((row, number) -> notice(row))
                .list();
    }

    /** What was committed after its carrier had gone goes by itself. */
    void releaseStragglers(Instant now) {
        jdbc.sql("""
                        UPDATE notify.notice AS late SET carried_by = NULL, due_at = :now
                        WHERE late.state = 'waiting' AND late.carried_by IS NOT NULL AND NOT EXISTS (
                            SELECT 1 FROM notify.notice AS carrier
                            WHERE carrier.key = late.carried_by AND carrier.state = 'waiting')
                        """).param("now", utc(now)).update();
    }

    /** Nobody tries them again; returns how many were taken back before anybody began. */
    int withdraw(String about, Instant now) {
        jdbc.sql("""
                        UPDATE notify.notice SET unwanted = true
                        WHERE about = :about AND state = 'waiting' AND leased_until >= :now
                        """).param("about", about).param("now", utc(now)).update();
        return jdbc.sql("""
                        UPDATE notify.notice
                        SET state = 'withdrawn', detail = 'No longer needed.', leased_until = NULL, changed_at = :now
                        WHERE about = :about AND state = 'waiting' AND (leased_until IS NULL OR leased_until < :now)
                        """).param("about", about).param("now", utc(now)).update();
    }

    /** What was withdrawn while a server held it that died since. */
    void withdrawUnwanted(Instant now) {
        jdbc.sql("""
                        UPDATE notify.notice
                        SET state = 'withdrawn', detail = 'No longer needed.', leased_until = NULL, changed_at = :now
                        WHERE state = 'waiting' AND carried_by IS NULL AND unwanted AND leased_until < :now
                        """).param("now", utc(now)).update();
    }

    /** Removes settled ones; returns how many, at most {@code most}. */
    int deleteSettledBefore(Instant moment, int most) {
        return jdbc.sql("""
                        DELETE FROM notify.notice WHERE key IN (
                            SELECT key FROM notify.notice WHERE state <> 'waiting' AND changed_at < :moment LIMIT :most)
                        """).param("moment", utc(moment)).param("most", most).update();
    }

    void extendLease(Collection<String> keys, Instant now) {
        jdbc.sql("UPDATE notify.notice SET leased_until = :until WHERE key IN (:keys) AND state = 'waiting'")
                .param("keys", keys)
                .param("until", utc(now.plus(LEASE)))
                .update();
    }

    /** Whether this call settled it: a late answer to an attempt whose lease ran out counts, but once. */
    boolean delivered(String key, int attempt, String detail, Instant now) {
        return jdbc.sql("""
                                UPDATE notify.notice SET state = 'delivered', detail = :detail,
                                    attempts = greatest(attempts, :attempt), leased_until = NULL, changed_at = :now
                                WHERE key = :key AND state = 'waiting'
                                """)
                        .param("key", key)
                        .param("attempt", attempt)
                        .param("detail", detail)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /** Whether this call settled it; not where somebody else has begun another attempt meanwhile. */
    boolean failed(Claimed claimed, String state, String detail, Instant now) {
        return jdbc.sql("""
                                UPDATE notify.notice
                                SET state = :state, detail = :detail, leased_until = NULL, changed_at = :now
                                WHERE key = :key AND state = 'waiting' AND attempts = :attempt
                                """)
                        .param("key", claimed.notice().key())
                        .param("attempt", claimed.attempt())
                        .param("state", state)
                        .param("detail", detail)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /** Gives up one that was carried, with its carrier. */
    boolean carriedFailed(String key, int attempt, String detail, Instant now) {
        return jdbc.sql("""
                                UPDATE notify.notice
                                SET state = 'failed', attempts = :attempt, detail = :detail, changed_at = :now
                                WHERE key = :key AND state = 'waiting'
                                """)
                        .param("key", key)
                        .param("attempt", attempt)
                        .param("detail", detail)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    void postpone(Claimed claimed, String detail, Instant due, Instant now) {
        jdbc.sql("""
                        UPDATE notify.notice
                        SET due_at = :due, detail = :detail, leased_until = NULL, changed_at = :now,
                            state = CASE WHEN unwanted THEN 'withdrawn' ELSE 'waiting' END
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
