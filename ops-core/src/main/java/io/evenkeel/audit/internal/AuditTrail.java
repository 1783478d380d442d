package io.evenkeel.audit.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The audit trail in PostgreSQL. */
@Service
class AuditTrail implements Audit {

    private static final int MOST = 500;
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final InstantSource clock;

    AuditTrail(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Demands a transaction: an act that is recorded in its own would stay in the trail after the act rolled back. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Actor actor, String verb, String subject, Map<String, String> facts) {
        jdbc.sql("""
                        INSERT INTO audit.act (at, actor_kind, actor_id, actor_name, verb, subject, facts)
                        VALUES (:at, :kind, :actor, :name, :verb, :subject, CAST(:facts AS jsonb))
                        """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("kind", actor.kind().name())
                .param("actor", Facts.text(actor.id()))
                .param("name", Facts.text(actor.name()))
                .param("verb", Facts.text(verb))
                .param("subject", Facts.text(subject))
                .param("facts", JSON.writeValueAsString(Facts.bounded(facts)))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Act> list(Optional<String> subject, Optional<Long> before, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "limit-out-of-range", "Ask for 1 to " + MOST + " acts at a time.", "limit");
        }
        JdbcClient.StatementSpec query =
                subject.isPresent() ? jdbc.sql("""
                                SELECT act.*, seal.number
                                FROM audit.act act LEFT JOIN audit.seal seal ON seal.act_id = act.id
                                WHERE act.subject = :subject AND act.id < :before ORDER BY act.id DESC LIMIT :limit
                                """).param("subject", subject.get()) : jdbc.sql("""
                                SELECT act.*, seal.number
                                FROM audit.act act LEFT JOIN audit.seal seal ON seal.act_id = act.id
                                WHERE act.id < :before ORDER BY act.id DESC LIMIT :limit
                                """);
        return query.param("before", before.orElse(Long.MAX_VALUE))
                .param("limit", limit)
                .query((row, number) -> act(row))
                .list();
    }

    /** A row of {@code audit.act} with the {@code number} of its seal, which may be null. */
    static Act act(ResultSet row) throws SQLException {
        return new Act(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Actor.Kind.valueOf(row.getString("actor_kind")),
                row.getString("actor_id"),
                row.getString("actor_name"),
                row.getString("verb"),
                row.getString("subject"),
                JSON.readValue(row.getString("facts"), FACTS),
                Optional.ofNullable(row.getObject("number", Long.class)));
    }
}
