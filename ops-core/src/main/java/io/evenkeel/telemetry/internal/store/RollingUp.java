package io.evenkeel.telemetry.internal.store;

import io.evenkeel.telemetry.internal.codec.Points;
import io.evenkeel.telemetry.internal.codec.RollUp;
import io.evenkeel.telemetry.internal.codec.RunReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the roll-ups of days that are over from their chunks. */
final class RollingUp {

    private static final Logger log = LoggerFactory.getLogger(RollingUp.class);

    /** So many numbers of series in one transaction: at most about 15 MB of chunks. */
    private static final int SERIES = 2_048;

    private final Transactions transactions;
    private final Partitions chunks;
    private final Partitions rollUps;

    RollingUp(Transactions transactions, Partitions chunks, Partitions rollUps) {
        this.transactions = transactions;
        this.chunks = chunks;
        this.rollUps = rollUps;
    }

    /**
     * Rolls up the days that ended before this time and were not yet. A day that has samples which are not in chunks yet is
     * left for the next time: whoever sends late, such as an agent that was cut off, sends more, and each window that is
     * closed on a day with roll-ups makes them anew.
     */
    int rollUp(long endedBefore) {
        int days = 0;
        Set<Long> withChunks = Set.copyOf(chunks.numbers());
        Set<Long> done = transactions.read(RollingUp::rolled);
        long first = transactions.read(WindowCounts::firstDay);
        for (long day = first; (day + 1) * Windows.DAY <= endedBefore; day++) {
            if (!done.contains(day) && !waits(day)) {
                rollUpOne(day, withChunks.contains(day));
                days++;
            }
        }
        return days;
    }

    private boolean waits(long day) {
        return transactions.read(connection -> WindowCounts.slabsWait(connection, day));
    }

    /** A day without samples counts as rolled up too, so that those who read roll-ups do not stop at it. */
    private void rollUpOne(long day, boolean hasChunks) {
        rollUps.make(Set.of(Windows.monthOf(day * Windows.DAY)));
        long most = hasChunks ? highestSeries(day) : -1;
        for (long from = 0; from <= most; from += SERIES) {
            String range = "series_id >= %d AND series_id < %d".formatted(from, from + SERIES);
            transactions.alone(connection -> roll(connection, day, range));
        }
        transactions.alone(connection -> {
            Sql.execute(connection, """
                    INSERT INTO telemetry.rolled_day (day) VALUES (%d) ON CONFLICT DO NOTHING
                    """.formatted(day));
            return true;
        });
        log.info("event=day-rolled-up day={}", day);
    }

    private long highestSeries(long day) {
        return transactions.read(
                connection -> Sql.number(connection, "SELECT coalesce(max(series_id), 0) FROM " + chunks.name(day)));
    }

    private static Set<Long> rolled(Connection connection) throws SQLException {
        var days = new HashSet<Long>();
        CopyOutRows.read(connection, "SELECT day FROM telemetry.rolled_day", row -> days.add(row.int8()));
        return days;
    }

    /** The first day from that one on that is not rolled up. */
    static long firstNotRolled(Connection connection, long from) throws SQLException {
        Set<Long> days = rolled(connection);
        long first = WindowCounts.firstDay(connection);
        long day = first == WindowCounts.FAR_AHEAD ? from : Math.max(from, first);
        while (days.contains(day)) {
            day++;
        }
        return day;
    }

    private static boolean isRolled(Connection connection, long day) throws SQLException {
        return Sql.number(connection, """
                SELECT count(*) FROM telemetry.rolled_day WHERE day = %d
                """.formatted(day)) > 0;
    }

    /** After chunks of these series changed: their roll-ups too, if the day has them already. */
    void again(Connection connection, long day, Collection<Integer> series) throws SQLException {
        if (!series.isEmpty() && isRolled(connection, day)) {
            String ids = series.stream().map(String::valueOf).collect(Collectors.joining(","));
            roll(connection, day, "series_id = ANY ('{" + ids + "}')");
        }
    }

    private int roll(Connection connection, long day, String which) throws SQLException {
        long start = day * Windows.DAY;
        String month = rollUps.name(Windows.monthOf(start));
        Sql.execute(connection, "DELETE FROM %s WHERE t0 = %d AND %s".formatted(month, start, which));
        var roll = new Roll(start);
        CopyOutRows.read(
                connection,
                "SELECT series_id, t0, data FROM %s WHERE %s ORDER BY series_id, t0".formatted(chunks.name(day), which),
                row -> roll.chunk(row.int4(), row.int8(), row.bytes()));
        roll.end();
        roll.rows.store(connection, month + " (t0, series_id, data)");
        return roll.written;
    }

    /** Chunks in the order of their series, in; one row a series out. */
    private static final class Roll {

        private final long start;
        private final RunReader reader = new RunReader();
        private final RollUp.Writer writer = new RollUp.Writer(Windows.POINT);
        private final CopyInRows rows = new CopyInRows(3);
        private final Points points = new Points(1024);
        private int series = -1;
        private int written;

        Roll(long start) {
            this.start = start;
        }

        void chunk(int id, long t0, byte[] data) {
            if (id != series) {
                end();
                series = id;
            }
            reader.read(data, 0, data.length, t0, points);
        }

        void end() {
            if (points.count() > 0) {
                rows.row().int8(start).int4(series).bytes(writer.write(points, start));
                points.clear();
                written++;
            }
        }
    }
}
