package io.evenkeel.recovery.internal;

import io.evenkeel.recovery.Drill;
import io.evenkeel.recovery.Drill.Copy;
import io.evenkeel.recovery.Drill.Evidence;
import io.evenkeel.recovery.Drill.Last;
import io.evenkeel.recovery.Drill.Measured;
import io.evenkeel.recovery.Drill.Of;
import io.evenkeel.recovery.Drill.Person;
import io.evenkeel.recovery.Drill.Promised;
import io.evenkeel.recovery.Drill.Result;
import io.evenkeel.recovery.Drill.Sandbox;
import io.evenkeel.recovery.Drill.State;
import io.evenkeel.recovery.internal.DrillParts.Parts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Finds drills, with what belongs to them. */
@Component
class DrillRows {
    private static final String SELECT = """
            select drill.*, policy.name as policy_name, policy.item_id, policy.item_name, policy.adapter,
                policy.responsible
            from recovery.drill join recovery.policy on policy.id = drill.policy_id
            """;

    private final JdbcClient jdbc;
    private final DrillParts parts;

    DrillRows(JdbcClient jdbc, DrillParts parts) {
        this.jdbc = jdbc;
        this.parts = parts;
    }

    Optional<StoredDrill> find(String number) {
        return one(jdbc.sql(SELECT + "where drill.number = :number").param("number", number));
    }

    /** Keeps others from changing it until the transaction ends; its job first, in the order in which hosts' news do. */
    Optional<StoredDrill> lock(String number) {
        jdbc.sql("""
                        select job.id from recovery.job join recovery.drill on drill.id = job.drill_id
                        where drill.number = :number and job.state <> 'ENDED' for update of job""").param("number", number).query(UUID.class).list();
        return one(jdbc.sql(SELECT + "where drill.number = :number for update of drill")
                .param("number", number));
    }

    Optional<StoredDrill> lock(UUID id) {
        return one(jdbc.sql(SELECT + "where drill.id = :id for update of drill").param("id", id));
    }

    /** The one that has the host's sandbox, or waits for it. */
    Optional<StoredDrill> liveOf(String host) {
        return one(jdbc.sql(SELECT + "where drill.host = :host and drill.state in ('APPROVING', 'WAITING', 'RUNNING')")
                .param("host", host));
    }

    /** Approved ones for which no job waits yet. */
    List<StoredDrill> lockWithoutJob() {
        return jdbc.sql(SELECT + """
                        where drill.state = 'WAITING'
                            and not exists (select from recovery.job where job.drill_id = drill.id)
                        order by drill.asked_at for update of drill skip locked""").query((row, _) -> drill(row, Parts.NONE)).list();
    }

    List<Drill> list(Optional<UUID> policy, int limit) {
        List<StoredDrill> rows = jdbc.sql(SELECT + """
                        where cast(:policy as uuid) is null or drill.policy_id = :policy
                        order by drill.asked_at desc, drill.id desc limit :limit""")
                .param("policy", policy.orElse(null))
                .param("limit", limit)
                .query((row, _) -> drill(row, Parts.NONE))
                .list();
        Map<UUID, Parts> known = parts.of(rows.stream().map(StoredDrill::id).toList(), false);
        return rows.stream()
                .map(stored -> known.getOrDefault(stored.id(), Parts.NONE).in(stored.drill()))
                .toList();
    }

    /** The newest that passed and was measured. */
    Optional<Last> lastPassed(UUID policy) {
        return jdbc.sql("""
                        select number, rto_seconds from recovery.drill
                        where policy_id = :policy and result = 'PASSED' and rto_seconds is not null
                        order by asked_at desc limit 1""")
                .param("policy", policy)
                .query((row, _) -> new Last(row.getString("number"), row.getLong("rto_seconds")))
                .optional();
    }

    /** The frozen report, with its hash. */
    Optional<Frozen> report(String number) {
        return jdbc.sql(
                        "select report, report_sha256 from recovery.drill where number = :number and report is not null")
                .param("number", number)
                .query((row, _) -> new Frozen(row.getString("report"), row.getString("report_sha256")))
                .optional();
    }

    record Frozen(String text, String sha256) {}

    private Optional<StoredDrill> one(StatementSpec query) {
        return query.query((row, _) -> drill(row, Parts.NONE)).optional().map(stored -> {
            Parts known = parts.of(List.of(stored.id()), true).getOrDefault(stored.id(), Parts.NONE);
            return new StoredDrill(
                    stored.id(),
                    known.in(stored.drill()),
                    stored.stopBy(),
                    stored.stopReason(),
                    stored.newest(),
                    stored.lines());
        });
    }

    private static StoredDrill drill(ResultSet row, Parts parts) throws SQLException {
        Drill drill = new Drill(
                row.getString("number"),
                of(row),
                State.valueOf(row.getString("state")),
                Columns.text(row, "result").map(Result::valueOf),
                Columns.text(row, "reason"),
                Columns.instant(row, "until"),
                new Person(Columns.text(row, "asked_by").map(UUID::fromString), row.getString("asked_by_name")),
                Columns.instant(row, "asked_at").orElseThrow(),
                Columns.text(row, "approval"),
                Columns.instant(row, "began_at"),
                Columns.instant(row, "ended_at"),
                new Promised(row.getLong("rpo_minutes"), row.getLong("rto_minutes")),
                new Measured(Columns.whole(row, "rpo_seconds"), Columns.whole(row, "rto_seconds"), List.of((String[])
                        row.getArray("incomplete").getArray())),
                last(row),
                parts.steps(),
                parts.checks(),
                parts.findings(),
                parts.output(),
                copy(row),
                sandbox(row),
                Columns.text(row, "problem"),
                Columns.text(row, "report_sha256").map(hash -> new Evidence(hash, Optional.empty())),
                parts.notes());
        return new StoredDrill(
                row.getObject("id", UUID.class),
                drill,
                Columns.text(row, "stop_by"),
                Columns.text(row, "stop_reason"),
                Columns.instant(row, "newest"),
                row.getInt("lines"));
    }

    private static Of of(ResultSet row) throws SQLException {
        return new Of(
                row.getObject("policy_id", UUID.class),
                row.getString("policy_name"),
                row.getObject("item_id", UUID.class),
                row.getString("item_name"),
                row.getString("adapter"),
                row.getString("host"),
                row.getString("responsible"));
    }

    private static Optional<Last> last(ResultSet row) throws SQLException {
        Optional<Long> seconds = Columns.whole(row, "last_rto_seconds");
        return Columns.text(row, "last_number").flatMap(number -> seconds.map(known -> new Last(number, known)));
    }

    private static Optional<Copy> copy(ResultSet row) throws SQLException {
        Optional<Instant> at = Columns.instant(row, "copy_at");
        Optional<Long> bytes = Columns.whole(row, "copy_bytes");
        String kind = Columns.text(row, "copy_kind").orElse("");
        return Columns.text(row, "copy_id").flatMap(id -> at.map(moment -> new Copy(id, kind, moment, bytes)));
    }

    /** Its folder is named after the drill, below what the host allows. */
    private static Optional<Sandbox> sandbox(ResultSet row) throws SQLException {
        boolean cut = row.getBoolean("network_cut");
        Optional<Boolean> networkCut = row.wasNull() ? Optional.empty() : Optional.of(cut);
        String folder = DrillParts.folder(row.getString("number"));
        return Columns.instant(row, "began_at").map(_ -> new Sandbox(folder, networkCut));
    }
}
