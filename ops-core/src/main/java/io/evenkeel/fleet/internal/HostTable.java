package io.evenkeel.fleet.internal;

import io.evenkeel.fleet.Fleet;
import io.evenkeel.fleet.Host;
import io.evenkeel.fleet.HostFacts;
import io.evenkeel.protocol.Heartbeat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code fleet.host}. */
@Repository
class HostTable {

    private static final JsonMapper JSON = new JsonMapper();

    /** @param toldSilent whether the house was told that the host is silent */
    record Row(
            String name,
            Instant enrolledAt,
            UUID tokenId,
            boolean revoked,
            Optional<Instant> lastSeen,
            boolean toldSilent,
            Optional<HostFacts> facts,
            long refusals,
            Optional<Instant> refusedAt,
            Optional<String> refusedWhy) {

        Host asOf(Instant now) {
            Instant expected = lastSeen.orElse(enrolledAt).plus(Fleet.SILENT_AFTER);
            return new Host(
                    name,
                    enrolledAt,
                    lastSeen,
                    !revoked && expected.isBefore(now),
                    revoked,
                    facts,
                    refusedAt.map(last -> new Host.Refusals(refusals, last, refusedWhy.orElse(""))));
        }
    }

    private final JdbcClient jdbc;

    HostTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets one transaction at a time enrol: two that meet would leave a token that nothing revokes. */
    void lockAgainstEnrolment() {
        jdbc.sql("LOCK TABLE fleet.host IN SHARE ROW EXCLUSIVE MODE").update();
    }

    /** Registers a host, or registers it anew with what is known about it. */
    void enrol(String name, UUID tokenId, Instant at) {
        jdbc.sql("""
                        INSERT INTO fleet.host (name, enrolled_at, token_id, revoked, told_silent)
                        VALUES (:name, :at, :token, false, false)
                        ON CONFLICT (name) DO UPDATE
                        SET enrolled_at = :at, token_id = :token, revoked = false, told_silent = false,
                            last_seen_at = NULL, refusals = 0, refused_at = NULL, refused_why = NULL
                        """)
                .param("name", name)
                .param("token", tokenId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void revoke(String name) {
        jdbc.sql("UPDATE fleet.host SET revoked = true WHERE name = :name")
                .param("name", name)
                .update();
    }

    void heard(String name, Heartbeat heartbeat, Instant at) {
        jdbc.sql("""
                        UPDATE fleet.host
                        SET last_seen_at = :at, told_silent = false, facts = CAST(:facts AS jsonb)
                        WHERE name = :name
                        """)
                .param("name", name)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("facts", JSON.writeValueAsString(heartbeat))
                .update();
    }

    /** Adds refusals to a host; false if there is none of this name. */
    boolean refused(String name, RefusedAgents.Tally tally) {
        return jdbc.sql("""
                        UPDATE fleet.host
                        SET refusals = refusals + :count, refused_at = :at,
                            refused_why = CASE WHEN revoked THEN :revoked ELSE :replaced END
                        WHERE name = :name
                        """)
                        .param("name", name)
                        .param("count", tally.count())
                        .param("at", tally.last().atOffset(ZoneOffset.UTC))
                        .param("revoked", RefusedAgents.REVOKED)
                        .param("replaced", RefusedAgents.REPLACED)
                        .update()
                == 1;
    }

    /** Marks the hosts that were last heard, or enrolled, before this and were not marked yet; returns their names. */
    List<String> markSilent(Instant before) {
        return jdbc.sql("""
                        UPDATE fleet.host SET told_silent = true
                        WHERE NOT told_silent AND NOT revoked AND coalesce(last_seen_at, enrolled_at) < :before
                        RETURNING name
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getString("name"))
                .list();
    }

    List<Row> list() {
        return jdbc.sql("SELECT * FROM fleet.host ORDER BY name")
                .query((row, number) -> row(row))
                .list();
    }

    Optional<Row> find(String name) {
        return jdbc.sql("SELECT * FROM fleet.host WHERE name = :name")
                .param("name", name)
                .query((row, number) -> row(row))
                .optional();
    }

    /** The host, locked until the transaction ends. */
    Optional<Row> lock(String name) {
        return jdbc.sql("SELECT * FROM fleet.host WHERE name = :name FOR UPDATE")
                .param("name", name)
                .query((row, number) -> row(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("name"),
                row.getObject("enrolled_at", OffsetDateTime.class).toInstant(),
                row.getObject("token_id", UUID.class),
                row.getBoolean("revoked"),
                Optional.ofNullable(row.getObject("last_seen_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getBoolean("told_silent"),
                Optional.ofNullable(row.getString("facts"))
                        .map(facts -> new HostFacts(JSON.readValue(facts, Heartbeat.class))),
                row.getLong("refusals"),
                Optional.ofNullable(row.getObject("refused_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("refused_why")));
    }
}
