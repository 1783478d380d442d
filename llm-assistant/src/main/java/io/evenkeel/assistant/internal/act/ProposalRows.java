package io.evenkeel.assistant.internal.act;

import io.evenkeel.assistant.Proposing.Verb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what was proposed. */
@Component
class ProposalRows {
    private final JdbcClient jdbc;

    ProposalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param tokenHash SHA-256 */
    record Stored(
            UUID id,
            String person,
            Verb verb,
            String object,
            long objectVersion,
            byte[] tokenHash,
            Instant validUntil,
            Optional<String> outcome) {}

    void add(Stored proposal, Instant now) {
        jdbc.sql("""
                insert into assistant.proposal (id, person, verb, object, object_version, token_hash, made_at, valid_until)
                values (:id, :person, :verb, :object, :version, :hash, :now, :until)
                """)
                .param("id", proposal.id())
                .param("person", proposal.person())
                .param("verb", proposal.verb().word())
                .param("object", proposal.object())
                .param("version", proposal.objectVersion())
                .param("hash", proposal.tokenHash())
                .param("now", utc(now))
                .param("until", utc(proposal.validUntil()))
                .update();
    }

    /** Finds it and keeps others from pressing it until the transaction ends. */
    Optional<Stored> lock(UUID id) {
        return jdbc.sql("""
                select id, person, verb, object, object_version, token_hash, valid_until, outcome
                from assistant.proposal where id = :id for update
                """).param("id", id).query(ProposalRows::stored).optional();
    }

    void settle(UUID id, String outcome, Instant now) {
        jdbc.sql("update assistant.proposal set outcome = :outcome, settled_at = :now where id = :id")
                .param("outcome", outcome)
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    int forgetBefore(Instant time) {
        return jdbc.sql("delete from assistant.proposal where made_at < :time")
                .param("time", utc(time))
                .update();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        String verb = row.getString("verb");
        return new Stored(
                row.getObject("id", UUID.class),
                row.getString("person"),
                Stream.of(Verb.values())
                        .filter(each -> each.word().equals(verb))
                        .findFirst()
                        .orElseThrow(() -> new SQLException("no verb " + verb)),
                row.getString("object"),
                row.getLong("object_version"),
                row.getBytes("token_hash"),
                row.getObject("valid_until", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("outcome")));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
