package io.evenkeel.telemetry.internal.store;

import io.evenkeel.telemetry.internal.codec.Columns;
import io.evenkeel.telemetry.internal.codec.LogBody;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The three tables of the log. Requests go to the active one; another is folded and truncated meanwhile. Who writes to a
 * table that has just ceased to be active does no harm: the fold waits for it, or it waits for the fold and writes to the
 * empty table, which the next fold takes.
 */
final class LogSlots {

    static final int SLOTS = 3;

    /** Another server may have turned to the next table; who writes to the one before only waits for its fold. */
    private static final long NANOS_BETWEEN_LOOKS = 1_000_000_000L;

    private final Tail tail;
    private final InstantSource clock;
    private volatile Active last = new Active(0, System.nanoTime() - NANOS_BETWEEN_LOOKS);

    private record Active(int slot, long atNanos) {}

    LogSlots(Tail tail, InstantSource clock) {
        this.tail = tail;
        this.clock = clock;
    }

    /** A row that is in the log, perhaps not unpacked. */
    record Row(long id, int slot, int samples) {}

    /** @return the id of the row; it counts only once the caller's transaction is committed */
    long append(Connection connection, Columns samples, byte[] body) throws SQLException {
        String sql = """
                INSERT INTO telemetry.log_%d (received_at, n, body) VALUES (?, ?, ?) RETURNING id
                """.formatted(lately(connection));
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            statement.setInt(2, samples.count());
            statement.setBytes(3, body);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getLong("id");
            }
        }
    }

    /** The active table as this server knows it. */
    private int lately(Connection connection) throws SQLException {
        Active known = last;
        if (System.nanoTime() - known.atNanos >= NANOS_BETWEEN_LOOKS) {
            known = new Active(active(connection), System.nanoTime());
            last = known;
        }
        return known.slot;
    }

    private static int active(Connection connection) throws SQLException {
        String sql = """
                SELECT slot FROM telemetry.log_active
                """;
        try (var statement = connection.prepareStatement(sql);
                var result = statement.executeQuery()) {
            result.next();
            return result.getInt("slot");
        }
    }

    /** Makes the next table the active one, if it is empty; returns the tables that are not active, the oldest first. */
    List<Integer> turn(Connection connection) throws SQLException {
        int active = active(connection);
        int next = (active + 1) % SLOTS;
        if (rows(connection, next).isEmpty()) {
            try (var statement = connection.prepareStatement("""
                    UPDATE telemetry.log_active SET slot = ?
                    """)) {
                statement.setInt(1, next);
                statement.executeUpdate();
            }
            active = next;
            Transactions.afterCommit(() -> last = new Active(next, System.nanoTime()));
        }
        return List.of((active + 1) % SLOTS, (active + 2) % SLOTS);
    }

    /** Waits for those who write to the table, and keeps others off until the transaction ends. */
    void lock(Connection connection, int slot) throws SQLException {
        Sql.execute(connection, "LOCK TABLE telemetry.log_" + slot + " IN SHARE ROW EXCLUSIVE MODE");
    }

    void truncate(Connection connection, int slot) throws SQLException {
        Sql.execute(connection, "TRUNCATE telemetry.log_" + slot);
    }

    /** All rows, in the order of their ids. */
    List<Row> rows(Connection connection) throws SQLException {
        return rows(connection, """
                SELECT id, 0 AS slot, n FROM telemetry.log_0 UNION ALL
                SELECT id, 1, n FROM telemetry.log_1 UNION ALL
                SELECT id, 2, n FROM telemetry.log_2 ORDER BY id
                """);
    }

    List<Row> rows(Connection connection, int slot) throws SQLException {
        return rows(connection, """
                SELECT id, %1$d AS slot, n FROM telemetry.log_%1$d ORDER BY id
                """.formatted(slot));
    }

    private static List<Row> rows(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql);
                var result = statement.executeQuery()) {
            var rows = new ArrayList<Row>();
            while (result.next()) {
                rows.add(new Row(result.getLong("id"), result.getInt("slot"), result.getInt("n")));
            }
            return rows;
        }
    }

    /** Samples that are not folded yet, and since when the oldest of them waits. */
    record Waiting(long samples, Optional<Instant> since) {}

    Waiting waiting(Connection connection) throws SQLException {
        String sql = """
                SELECT coalesce(sum(n), 0) AS samples, min(since) AS since
                FROM (SELECT sum(n) AS n, min(received_at) AS since FROM telemetry.log_0 UNION ALL
                      SELECT sum(n), min(received_at) FROM telemetry.log_1 UNION ALL
                      SELECT sum(n), min(received_at) FROM telemetry.log_2) AS logs
                """;
        try (var statement = connection.prepareStatement(sql);
                var result = statement.executeQuery()) {
            result.next();
            var since = Optional.ofNullable(result.getObject("since", OffsetDateTime.class));
            return new Waiting(result.getLong("samples"), since.map(OffsetDateTime::toInstant));
        }
    }

    /** A row with its samples. */
    record Unpacked(Row row, LogRow samples) {}

    /** Unpacks these rows of one table; those that are no longer there are left out: a fold took them. */
    List<Unpacked> unpack(Connection connection, List<Row> rows) throws SQLException {
        var unpacked = new ArrayList<Unpacked>(rows.size());
        var missing = new ArrayList<Row>();
        for (Row row : rows) {
            LogRow known = tail.get(row.id());
            if (known == null) {
                missing.add(row);
            } else {
                unpacked.add(new Unpacked(row, known));
            }
        }
        if (!missing.isEmpty()) {
            for (int slot = 0; slot < SLOTS; slot++) {
                unpack(connection, slot, missing, unpacked);
            }
            unpacked.sort(java.util.Comparator.comparingLong(one -> one.row().id()));
        }
        return unpacked;
    }

    private void unpack(Connection connection, int slot, List<Row> missing, List<Unpacked> out) throws SQLException {
        String ids = missing.stream()
                .filter(row -> row.slot() == slot)
                .map(row -> Long.toString(row.id()))
                .collect(Collectors.joining(","));
        if (ids.isEmpty()) {
            return;
        }
        CopyOutRows.read(connection, """
                SELECT id, n, body FROM telemetry.log_%d WHERE id = ANY ('{%s}')
                """.formatted(slot, ids), row -> {
            long id = row.int8();
            int samples = row.int4();
            var unpacked = new LogRow(LogBody.unpack(row.bytes(), samples));
            tail.add(id, unpacked);
            out.add(new Unpacked(new Row(id, slot, samples), unpacked));
        });
    }
}
