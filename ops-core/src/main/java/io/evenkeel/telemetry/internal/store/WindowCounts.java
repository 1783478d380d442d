package io.evenkeel.telemetry.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Rows of {@code telemetry.time_window}: how many samples a window holds, and whether it was closed. */
final class WindowCounts {

    static final long FAR_AHEAD = 1_000_000;

    private WindowCounts() {}

    /** @param samples by window, lowest first, so that nobody waits crosswise */
    static void folded(Connection connection, Map<Long, Long> samples) throws SQLException {
        for (var window : samples.entrySet()) {
            add(connection, window.getKey(), window.getValue(), 0, false);
        }
    }

    static void add(Connection connection, long window, long slabs, long chunks, boolean closed) throws SQLException {
        String sql = """
                INSERT INTO telemetry.time_window AS w (number, slabs, chunks, closed) VALUES (?, ?, ?, ?)
                ON CONFLICT (number) DO UPDATE
                SET slabs = w.slabs + excluded.slabs, chunks = w.chunks + excluded.chunks,
                    closed = w.closed OR excluded.closed
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, window);
            statement.setLong(2, slabs);
            statement.setLong(3, chunks);
            statement.setBoolean(4, closed);
            statement.executeUpdate();
        }
    }

    static boolean isClosed(Connection connection, long window) throws SQLException {
        return Sql.number(connection, """
                SELECT count(*) FROM telemetry.time_window WHERE number = %d AND closed
                """.formatted(window)) > 0;
    }

    static long inSlabs(Connection connection, long window) throws SQLException {
        return Sql.number(connection, """
                SELECT coalesce(max(slabs), 0) FROM telemetry.time_window WHERE number = %d
                """.formatted(window));
    }

    /** Whether a window of that day has samples that are not in chunks. */
    static boolean slabsWait(Connection connection, long day) throws SQLException {
        return Sql.number(connection, """
                SELECT count(*) FROM telemetry.time_window WHERE number BETWEEN %d AND %d AND slabs > 0
                """.formatted(
                                day * Windows.DAY / Windows.WINDOW, (day + 1) * Windows.DAY / Windows.WINDOW - 1))
                > 0;
    }

    /** Forgets the windows of days before this one. */
    static void forget(Transactions transactions, long day) {
        transactions.alone(connection -> {
            Sql.execute(connection, """
                    DELETE FROM telemetry.time_window WHERE number < %d
                    """.formatted(day * Windows.DAY / Windows.WINDOW));
            return true;
        });
    }

    /** The first day with samples; far ahead if there is none. */
    static long firstDay(Connection connection) throws SQLException {
        return Sql.number(connection, """
                SELECT coalesce(min(number) * %d / %d, %d) FROM telemetry.time_window
                """.formatted(Windows.WINDOW, Windows.DAY, FAR_AHEAD));
    }
}
