package io.evenkeel.notify.internal;

import static io.evenkeel.notify.internal.Outbox.instant;
import static io.evenkeel.notify.internal.Outbox.notice;
import static io.evenkeel.notify.internal.Outbox.utc;

import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The SQL of {@code notify.notice} for the sender: who tries what, under a lease that passes to others when its holder dies,
 * and what came of it.
 */
@Repository
class NoticeAttempts {

    /** So long nobody else tries a notice, unless its holder extends it. */
    static final Duration LEASE = Duration.ofSeconds(20);

    /** A notice that is being tried; a carrier has no words of its own but those that it carries. */
    record Claimed(Notice notice, Instant createdAt, int attempt, boolean carrier) {}

    private final JdbcClient jdbc;

    NoticeAttempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** What was withdrawn while a server held it that died since. */
    void withdrawUnwanted(Instant now) {
        jdbc.sql("""
                        UPDATE notify.notice
                        SET state = 'withdrawn', detail = 'No longer needed.', leased_until = NULL, changed_at = :now
                        WHERE state = 'waiting' AND carried_by IS NULL AND unwanted AND leased_until < :now
                        """).param("now", utc(now)).update();
    }

    void extendLease(Collection<String> keys, Instant now) {
        jdbc.sql("UPDATE notify.notice SET leased_until = :until WHERE key IN (:keys) AND state = 'waiting'")
                .param("keys", keys)
                .param("until", utc(now.plus(LEASE)))
                .update();
    }

    /** Whether this call settled it: a late answer to an attempt whose lease ran out counts, but once. */
    boolean delivered(String key, int attempt, String detail, Instant now) {
        return settled(key, "delivered", attempt, detail, now);
    }

    /** Gives up one that was carried, with its carrier. */
    boolean carriedFailed(String key, int attempt, String detail, Instant now) {
        return settled(key, "failed", attempt, detail, now);
    }

    private boolean settled(String key, String state, int attempt, String detail, Instant now) {
        return jdbc.sql("""
                                UPDATE notify.notice SET state = :state, detail = :detail,
                                    attempts = greatest(attempts, :attempt), leased_until = NULL, changed_at = :now
                                WHERE key = :key AND state = 'waiting'
                                """)
                        .param("key", key)
                        .param("state", state)
                        .param("attempt", attempt)
                        .param("detail", detail)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /** Whether this call ended it undelivered; not where somebody else has begun another attempt meanwhile. */
    boolean givenUp(Claimed claimed, String state, String detail, Instant now) {
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

    /** Through another mail server the next try is worth making at once. */
    void makeDueByMail(Instant now) {
        jdbc.sql("""
                        UPDATE notify.notice SET due_at = :now
                        WHERE state = 'waiting' AND channel = 'EMAIL' AND attempts > 0 AND due_at > :now
                        """).param("now", utc(now)).update();
    }

    void makeDueOnScreen(UUID person, Instant now) {
        jdbc.sql("""
                        UPDATE notify.notice SET due_at = :now
                        WHERE state = 'waiting' AND channel = 'CONSOLE' AND due_at > :now AND person_id = :person
                        """).param("person", person).param("now", utc(now)).update();
    }
}
