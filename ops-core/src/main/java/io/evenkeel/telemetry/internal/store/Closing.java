package io.evenkeel.telemetry.internal.store;

import io.evenkeel.telemetry.internal.codec.Points;
import io.evenkeel.telemetry.internal.codec.RunReader;
import io.evenkeel.telemetry.internal.codec.RunWriter;
import io.evenkeel.telemetry.internal.codec.Slab;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the slabs of windows that are over into chunks, some groups at a time: chunks in and slabs out are one commit.
 * What comes late to a window that was closed before is merged into the chunks that are there.
 */
final class Closing {

    private static final Logger log = LoggerFactory.getLogger(Closing.class);

    /** So many groups of 128 series in one transaction: about 12 MB of slabs. */
    private static final int GROUPS = 32;

    private final Transactions transactions;
    private final Partitions slabs;
    private final Partitions chunks;
    private final RollingUp rollingUp;

    Closing(Transactions transactions, Partitions slabs, Partitions chunks, RollingUp rollingUp) {
        this.transactions = transactions;
        this.slabs = slabs;
        this.chunks = chunks;
        this.rollingUp = rollingUp;
    }

    /**
     * Closes all windows that ended before this time.
     *
     * @return how many samples went into chunks
     */
    long close(long endedBefore) {
        long samples = 0;
        for (long window : slabs.numbers()) {
            if ((window + 1) * Windows.WINDOW <= endedBefore) {
                samples += closeOne(window);
            }
        }
        return samples;
    }

    private long closeOne(long window) {
        chunks.make(java.util.Set.of(Windows.dayOf(window * Windows.WINDOW)));
        List<Integer> groups = transactions.read(connection -> groups(connection, window));
        long samples = 0;
        for (int from = 0; from < groups.size(); from += GROUPS) {
            int least = groups.get(from);
            int most = groups.get(Math.min(groups.size(), from + GROUPS) - 1);
            samples += transactions.alone(
                    connection -> slabs.exists(window) ? new Close(connection, window).run(least, most) : 0L);
        }
        dropIfEmpty(window);
        log.info("event=window-closed window={} groups={} samples={}", window, groups.size(), samples);
        return samples;
    }

    private static List<Integer> groups(Connection connection, long window) throws SQLException {
        var groups = new ArrayList<Integer>();
        CopyOutRows.read(
                connection,
                """
                SELECT DISTINCT grp FROM telemetry.slab WHERE t0 >= %d AND t0 < %d ORDER BY grp
                """.formatted(window * Windows.WINDOW, (window + 1) * Windows.WINDOW),
                row -> groups.add(row.int4()));
        return groups;
    }

    /** Under the lock of all folds, so that none writes into it meanwhile. */
    private void dropIfEmpty(long window) {
        transactions.alone(connection -> {
            if (slabs.exists(window) && WindowCounts.inSlabs(connection, window) == 0) {
                Sql.execute(connection, "DROP TABLE " + slabs.name(window));
            }
            return true;
        });
    }

    /** Some groups of one window. */
    private final class Close {

        private final Connection connection;
        private final long window;
        private final long windowStart;
        private final String chunk;
        private final RunReader reader = new RunReader();
        private final RunWriter writer = new RunWriter();
        private final CopyInRows rows = new CopyInRows(5);
        private final List<Integer> series = new ArrayList<>();
        private long written;

        Close(Connection connection, long window) {
            this.connection = connection;
            this.window = window;
            this.windowStart = window * Windows.WINDOW;
            this.chunk = chunks.name(Windows.dayOf(windowStart));
        }

        private record SlabRow(long fold, long t0, byte[] data) {}

        private record ChunkRow(int series, long t0, int samples, byte[] data) {}

        long run(int leastGroup, int mostGroup) throws SQLException {
            Map<Integer, List<SlabRow>> groups = slabs(leastGroup, mostGroup);
            boolean again = WindowCounts.isClosed(connection, window);
            Map<Integer, ChunkRow> before = again ? chunks(leastGroup, mostGroup) : new TreeMap<>();
            long slabSamples = deleteSlabs(leastGroup, mostGroup);
            long replaced = 0;
            for (var group : groups.entrySet()) {
                for (var one : merged(group.getKey(), group.getValue(), before).entrySet()) {
                    ChunkRow old = before.get(one.getKey());
                    replaced += old == null ? 0 : delete(old);
                    add(one.getKey(), one.getValue());
                }
            }
            rows.store(connection, chunk + " (t0, series_id, span, n, data)");
            WindowCounts.add(connection, window, -slabSamples, written - replaced, true);
            rollingUp.again(connection, Windows.dayOf(windowStart), series);
            return written - replaced;
        }

        private Map<Integer, List<SlabRow>> slabs(int leastGroup, int mostGroup) throws SQLException {
            var groups = new TreeMap<Integer, List<SlabRow>>();
            CopyOutRows.read(
                    connection,
                    """
                    SELECT grp, fold, t0, data FROM %s WHERE grp BETWEEN %d AND %d
                    """.formatted(slabs.name(window), leastGroup, mostGroup),
                    row -> groups.computeIfAbsent(row.int4(), grp -> new ArrayList<>())
                            .add(new SlabRow(row.int8(), row.int8(), row.bytes())));
            groups.values().forEach(list -> list.sort(Comparator.comparingLong(SlabRow::fold)));
            return groups;
        }

        private Map<Integer, ChunkRow> chunks(int leastGroup, int mostGroup) throws SQLException {
            var found = new TreeMap<Integer, ChunkRow>();
            CopyOutRows.read(
                    connection,
                    """
                    SELECT series_id, t0, n, data FROM %s
                    WHERE series_id >= %d AND series_id < %d AND t0 >= %d AND t0 < %d
                    """.formatted(
                                    chunk,
                                    leastGroup * Slab.SERIES,
                                    (mostGroup + 1) * Slab.SERIES,
                                    windowStart,
                                    windowStart + Windows.WINDOW),
                    row -> {
                        var one = new ChunkRow(row.int4(), row.int8(), row.int4(), row.bytes());
                        found.put(one.series(), one);
                    });
            return found;
        }

        private long deleteSlabs(int leastGroup, int mostGroup) throws SQLException {
            return Sql.number(connection, """
                    WITH gone AS (DELETE FROM %s WHERE grp BETWEEN %d AND %d RETURNING n)
                    SELECT coalesce(sum(n), 0) FROM gone
                    """.formatted(slabs.name(window), leastGroup, mostGroup));
        }

        /** What was there first comes first, so that it stays where times are equal. */
        private Map<Integer, Points> merged(int group, List<SlabRow> slabRows, Map<Integer, ChunkRow> before) {
            var all = new TreeMap<Integer, Points>();
            for (SlabRow slab : slabRows) {
                Slab.read(group, slab.data(), id -> true, (id, bytes, from, length) -> {
                    Points points = all.computeIfAbsent(id, key -> {
                        var fresh = new Points(128);
                        ChunkRow old = before.get(key);
                        if (old != null) {
                            reader.read(old.data(), 0, old.data().length, old.t0(), fresh);
                        }
                        return fresh;
                    });
                    reader.read(bytes, from, length, slab.t0(), points);
                });
            }
            return all;
        }

        private int delete(ChunkRow old) throws SQLException {
            Sql.execute(connection, """
                    DELETE FROM %s WHERE series_id = %d AND t0 = %d
                    """.formatted(chunk, old.series(), old.t0()));
            return old.samples();
        }

        private void add(int id, Points points) {
            points.settle();
            series.add(id);
            written += points.count();
            rows.row()
                    .int8(points.first())
                    .int4(id)
                    .int4((int) (points.last() - points.first()))
                    .int4(points.count())
                    .bytes(writer.write(points, 0, points.count(), points.first()));
        }
    }
}
