package io.evenkeel.telemetry.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What measurements take. */
public final class StorageUse {

    private final Transactions transactions;
    private final LogSlots slots;
    private final Retention retention;
    private final InstantSource clock;

    StorageUse(Transactions transactions, LogSlots slots, Retention retention, InstantSource clock) {
        this.transactions = transactions;
        this.slots = slots;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * The state of the store.
     *
     * @param bytes on disk, with indexes, of everything that the room stores
     * @param bytesBy the same by where it lies: {@code log}, {@code slabs}, {@code chunks}, {@code roll-ups}, {@code series}
     *     (with labels) and {@code other}; those without any are left out
     * @param samples duplicates that came within the last hours included
     * @param oldest of the samples; empty if there is none
     * @param waiting samples that are not at rest yet: those of the last hours, and what came late
     * @param lag how long the oldest sample waits to be put in order
     */
    public record Use(
            Duration retention,
            long bytes,
            SortedMap<String, Long> bytesBy,
            long samples,
            long waiting,
            long series,
            Optional<Instant> oldest,
            Duration lag) {}

    public Use measured() {
        return transactions.read(this::read);
    }

    private Use read(Connection connection) throws SQLException {
        LogSlots.Waiting waiting = slots.waiting(connection);
        long inOrder = Sql.number(connection, """
                SELECT coalesce(sum(slabs + chunks), 0) FROM telemetry.time_window
                """);
        long oldest = Sql.number(connection, """
                SELECT coalesce(min(number) * %d, -1) FROM telemetry.time_window WHERE slabs + chunks > 0
                """.formatted(Windows.WINDOW));
        SortedMap<String, Long> bytesBy = bytesBy(connection);
        return new Use(
                retention.current(),
                bytesBy.values().stream().mapToLong(bytes -> bytes).sum(),
                bytesBy,
                inOrder + waiting.samples(),
                waiting.samples() + Sql.number(connection, """
                        SELECT coalesce(sum(slabs), 0) FROM telemetry.time_window
                        """),
                Sql.number(connection, """
                        SELECT count(*) FROM telemetry.series
                        """),
                oldest < 0 ? waiting.since() : Optional.of(Instant.ofEpochMilli(oldest)),
                waiting.since()
                        .map(since -> Duration.between(since, clock.instant()))
                        .filter(lag -> !lag.isNegative())
                        .orElse(Duration.ZERO));
    }

    private static SortedMap<String, Long> bytesBy(Connection connection) throws SQLException {
        String sql = """
                SELECT CASE WHEN relname LIKE 'log\\_%' THEN 'log' WHEN relname LIKE 'slab%' THEN 'slabs'
                            WHEN relname LIKE 'chunk%' THEN 'chunks' WHEN relname LIKE 'roll\\_up%' THEN 'roll-ups'
                            WHEN relname LIKE 'series%' OR relname = 'label_pair' THEN 'series' ELSE 'other' END AS place,
                       sum(pg_total_relation_size(oid)) AS bytes
                FROM pg_catalog.pg_class
                WHERE relnamespace = 'telemetry'::regnamespace AND relkind = 'r' GROUP BY place
                """;
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var bytes = new TreeMap<String, Long>();
            while (result.next()) {
                bytes.put(result.getString("place"), result.getLong("bytes"));
            }
            return bytes;
        }
    }
}
