package io.evenkeel.workflow.internal.callback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code workflow.callback}. */
@Repository
class CallbackRows {
    /** How a call ended. */
    enum Outcome {
        ANSWERED,
        LATE,
        REFUSED,
        CLOSED
    }

    /**
     * @param sealedCode empty once it has ended, as the address
     * @param fields JSON
     */
    record Stored(
            UUID id,
            String businessKey,
            String message,
            String origin,
            Optional<String> sealedCode,
            Optional<String> sealedUrl,
            String fields,
            Set<String> answers,
            Instant openedAt,
            Instant until,
            int attempts,
            boolean called,
            String detail,
            Optional<Outcome> outcome) {}

    record New(Stored stored, String key, byte[] codeHash) {}

    private static final String SELECT = """
            select id, business_key, message, origin, sealed_code, sealed_url, fields, answers, opened_at, until, attempts,
                called_at, detail, outcome
            from workflow.callback
            """;

    private final JdbcClient jdbc;

    CallbackRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> byKey(String key) {
        return jdbc.sql("select id from workflow.callback where key = :key")
                .param("key", key)
                .query(UUID.class)
                .optional();
    }

    void insert(New made) {
        Stored stored = made.stored();
        jdbc.sql("""
                        insert into workflow.callback (id, key, business_key, message, origin, code_hash, sealed_code,
                            sealed_url, fields, answers, opened_at, until, look_at)
                        values (:id, :key, :business, :message, :origin, :hash, :code, :url, :fields, :answers, :opened,
                            :until, :opened)""")
                .param("id", stored.id())
                .param("key", made.key())
                .param("business", stored.businessKey())
                .param("message", stored.message())
                .param("origin", stored.origin())
                .param("hash", made.codeHash())
                .param("code", stored.sealedCode().orElse(null))
                .param("url", stored.sealedUrl().orElse(null))
                .param("fields", stored.fields())
                .param("answers", stored.answers().toArray(String[]::new))
                .param("opened", at(stored.openedAt()))
                .param("until", at(stored.until()))
                .update();
    }

    Optional<Stored> lockByCode(byte[] hash) {
        return jdbc.sql(SELECT + " where code_hash = :hash for update")
                .param("hash", hash)
                .query((row, number) -> stored(row))
                .optional();
    }

    Optional<Stored> lock(UUID id) {
        return jdbc.sql(SELECT + " where id = :id for update")
                .param("id", id)
                .query((row, number) -> stored(row))
                .optional();
    }

    /** What is due, so that nobody else looks at it before {@code leaseEnd}. */
    List<Stored> claim(Instant now, Instant leaseEnd, int most) {
        List<UUID> due = jdbc.sql("""
                        update workflow.callback set look_at = :lease, attempts = attempts + 1
                        where id in (select id from workflow.callback where ended_at is null and look_at <= :now
                            order by look_at limit :most for update skip locked)
                        returning id""")
                .param("lease", at(leaseEnd))
                .param("now", at(now))
                .param("most", most)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
        return due.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + " where id in (:ids) order by opened_at, id")
                        .param("ids", due)
                        .query((row, number) -> stored(row))
                        .list();
    }

    void lookAgain(UUID id, Instant when, String detail, boolean called, Instant now) {
        jdbc.sql("""
                        update workflow.callback set look_at = :at, detail = :detail,
                            called_at = case when :called then :now else called_at end
                        where id = :id and ended_at is null""")
                .param("id", id)
                .param("at", at(when))
                .param("detail", detail)
                .param("called", called)
                .param("now", at(now))
                .update();
    }

    void end(UUID id, Outcome outcome, String detail, Instant now) {
        jdbc.sql("""
                        update workflow.callback set ended_at = :now, outcome = :outcome, detail = :detail,
                            sealed_code = null, sealed_url = null
                        where id = :id and ended_at is null""")
                .param("id", id)
                .param("outcome", outcome.name())
                .param("detail", detail)
                .param("now", at(now))
                .update();
    }

    void close(String businessKey, String message, Instant now) {
        jdbc.sql("""
                        update workflow.callback set ended_at = :now, outcome = 'CLOSED', sealed_code = null,
                            sealed_url = null
                        where business_key = :business and message = :message and ended_at is null""")
                .param("business", businessKey)
                .param("message", message)
                .param("now", at(now))
                .update();
    }

    void forget(Instant before) {
        jdbc.sql("delete from workflow.callback where ended_at < :before")
                .param("before", at(before))
                .update();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getObject("id", UUID.class),
                row.getString("business_key"),
                row.getString("message"),
                row.getString("origin"),
                Optional.ofNullable(row.getString("sealed_code")),
                Optional.ofNullable(row.getString("sealed_url")),
                row.getString("fields"),
                Set.of((String[]) row.getArray("answers").getArray()),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                row.getObject("called_at") != null,
                row.getString("detail"),
                outcome(row.getString("outcome")));
    }

    private static Optional<Outcome> outcome(@Nullable String name) {
        return Optional.ofNullable(name).map(Outcome::valueOf);
    }
}
