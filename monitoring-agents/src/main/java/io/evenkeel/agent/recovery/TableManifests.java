package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.Json;
import io.evenkeel.protocol.RecoveryFinding.Code;
import io.evenkeel.protocol.RecoveryResult.ManifestTaken;
import io.evenkeel.protocol.TableManifest;
import io.evenkeel.protocol.TableManifest.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Takes manifests of tables from the protected database, right after the copy was made. A snapshot and a restore point are made in one
 * statement, so that recovery to that point shows what the snapshot shows. What makes the two differ is a transaction whose commit
 * stands in the log before the point, and which the snapshot does not see yet. So a moment is waited for at which none that writes is
 * under way; and when the log grew by more than the point itself, one came all the same. The tables are then read twice, and those that
 * differ count as moving.
 */
final class TableManifests {

    private static final int LOOKS_FOR_QUIET = 30;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int LOOKS_FOR_ARCHIVED = 120;
    private static final Duration BETWEEN_ARCHIVED = Duration.ofMillis(250);

    /** Each transaction that has written holds such a lock until a snapshot sees what it did. */
    private static final String SOMEBODY_WRITES =
            "EXISTS (SELECT FROM pg_locks WHERE locktype = 'transactionid' AND mode = 'ExclusiveLock')";

    private static final String QUIET = "SELECT NOT " + SOMEBODY_WRITES + " AS quiet";

    /** Where the log of changes stands before the snapshot is taken; the session keeps it. */
    private static final String BEFORE =
            "SELECT set_config('evenkeel.before', pg_current_wal_insert_lsn()::text, false)";

    /** After the log was looked at: whoever comes later lengthens it. */
    private static final String BUT_NOT_QUIET =
            "SELECT set_config('evenkeel.before', '0/0', false) WHERE " + SOMEBODY_WRITES;

    /** Bytes by which a restore point lengthens the log, and nothing else may have. */
    private static final int RECORD_OF_A_POINT = 104;

    private static final String TABLES = "SELECT row_to_json(asked) FROM (" + Manifests.SELECT + ") AS asked";

    private final LiveDatabase database;
    private final Duration limit;

    TableManifests(LiveDatabase database, Duration limit) {
        this.database = database;
        this.limit = limit;
    }

    /** The restore point that belongs to a copy; PostgreSQL's names have 63 bytes at most. */
    static String pointOf(String copy) {
        return "evenkeel-" + copy;
    }

    ManifestTaken take(ManifestFolder folder, String copy) throws IOException, ToolFailed {
        waitForQuiet();
        List<Json> said = said(List.of(
                BEFORE,
                BUT_NOT_QUIET,
                "BEGIN ISOLATION LEVEL REPEATABLE READ",
                point(copy),
                TABLES,
                "COMMIT",
                "SELECT row_to_json(s) FROM (SELECT pg_switch_wal() AS switched) AS s"));
        if (said.size() < 2) {
            throw new ToolFailed(Code.TOOL_UNKNOWN, "the protected database does not tell of its tables");
        }
        Json point = said.getFirst();
        TableManifest first = Manifests.read(said.subList(1, said.size() - 1));
        List<String> moving =
                point.get("quiet").isTrue() ? List.of() : moving(first, Manifests.read(said(List.of(TABLES))));
        Instant at = Instant.parse(point.get("at").text().orElse(""));
        waitForArchive(point.get("segment").text().orElse(""));
        Path fresh = folder.fresh();
        try {
            TableManifestFile.write(fresh, new TableManifest(at, first.tables()), moving);
            return new ManifestTaken(folder.keep(fresh, copy), first.tables().size(), 0, at);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String point(String copy) {
        return """
            SELECT row_to_json(point) FROM (
              SELECT made.lsn - current_setting('evenkeel.before')::pg_lsn <= %d AS quiet,
                     pg_walfile_name(made.lsn) AS segment,
                     to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at
              FROM (SELECT pg_create_restore_point('%s') AS lsn OFFSET 0) AS made) AS point""".formatted(RECORD_OF_A_POINT, pointOf(copy));
    }

    private List<Json> said(List<String> statements) throws ToolFailed {
        List<Json> said = new ArrayList<>();
        for (String line : database.session(statements, limit).output().lines().toList()) {
            if (line.startsWith("{")) {
                said.add(Json.read(line));
            }
        }
        return said;
    }

    private static List<String> moving(TableManifest first, TableManifest second) {
        List<Table> still = second.tables();
        return first.tables().stream()
                .filter(table -> !still.contains(table))
                .map(Table::name)
                .toList();
    }

    private void waitForQuiet() throws ToolFailed {
        for (int i = 0; i < LOOKS_FOR_QUIET && !isTrue(QUIET, "quiet"); i++) {
            pause(BETWEEN_LOOKS);
        }
    }

    /** A drill right afterwards would else find that the point is not in the repository yet. */
    private void waitForArchive(String segment) throws ToolFailed {
        String there = "SELECT last_archived_wal >= '" + segment.replace("'", "") + "' AS there FROM pg_stat_archiver";
        for (int i = 0; i < LOOKS_FOR_ARCHIVED && !isTrue(there, "there"); i++) {
            pause(BETWEEN_ARCHIVED);
        }
    }

    private boolean isTrue(String select, String column) throws ToolFailed {
        return switch (database.ask(select)) {
            case Answer.Rows(List<Json> rows) ->
                rows.stream().anyMatch(row -> row.get(column).isTrue());
            case Answer.Failed(String why) -> throw new ToolFailed(Code.DATABASE_DOWN, why);
            case Answer.TooSlow _, Answer.TooLarge _ -> false;
        };
    }

    private static void pause(Duration pause) throws ToolFailed {
        try {
            boolean never = new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS);
            assert !never;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolFailed(Code.ENDED_BY_AGENT, "nobody waits for the manifest any more");
        }
    }
}
