package io.evenkeel.telemetry.internal.store;

import io.evenkeel.telemetry.internal.codec.Points;
import io.evenkeel.telemetry.internal.codec.RunReader;
import io.evenkeel.telemetry.internal.codec.Slab;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which series have a sample in a span. Of chunks and roll-ups only their ends are looked at, so that a series with a gap of
 * that size in its chunk, or on its day, counts too.
 */
final class Alive {

    private final LogSlots slots;

    Alive(LogSlots slots) {
        this.slots = slots;
    }

    Set<Integer> of(Connection connection, Collection<Integer> wanted, Reading.Span span) throws SQLException {
        var alive = new TreeSet<Integer>();
        inChunks(connection, wanted, span, alive);
        var rest = new TreeSet<>(wanted);
        rest.removeAll(alive);
        if (!rest.isEmpty()) {
            // Log, slabs, chunks: in the order in which samples move, so that none is missed.
            inLog(connection, rest, span, alive);
            inSlabs(connection, rest, span, alive);
            inChunks(connection, rest, span, alive);
        }
        return alive;
    }

    private void inChunks(Connection connection, Collection<Integer> wanted, Reading.Span span, Set<Integer> out)
            throws SQLException {
        CopyOutRows.read(
                connection,
                """
                SELECT s.id FROM unnest('{%1$s}'::int[]) AS s (id)
                WHERE EXISTS (SELECT FROM telemetry.chunk c WHERE c.series_id = s.id
                              AND c.t0 <= %3$d AND c.t0 > %2$d - %4$d AND c.t0 + c.span >= %2$d)
                   OR EXISTS (SELECT FROM telemetry.roll_up r WHERE r.series_id = s.id
                              AND r.t0 <= %3$d AND r.t0 > %2$d - %5$d)
                """.formatted(ids(wanted), span.from(), span.to(), Windows.WINDOW, Windows.DAY),
                row -> out.add(row.int4()));
    }

    private static String ids(Collection<Integer> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private void inLog(Connection connection, Collection<Integer> wanted, Reading.Span span, Set<Integer> out)
            throws SQLException {
        int[] series = wanted.stream().mapToInt(i -> i).sorted().toArray();
        for (LogSlots.Unpacked row : slots.unpack(connection, slots.rows(connection))) {
            LogRow own = row.samples();
            if (own.overlaps(span.from(), span.to())) {
                own.find(series, (place, at) -> {
                    long time = own.samples().time(at);
                    if (time >= span.from() && time <= span.to()) {
                        out.add(series[place]);
                    }
                });
            }
        }
    }

    private static void inSlabs(Connection connection, Set<Integer> wanted, Reading.Span span, Set<Integer> out)
            throws SQLException {
        var groups = wanted.stream().map(id -> id / Slab.SERIES).collect(Collectors.toCollection(TreeSet::new));
        var reader = new RunReader();
        var points = new Points();
        CopyOutRows.read(
                connection, """
                SELECT grp, t0, data FROM telemetry.slab
                WHERE grp = ANY ('{%s}') AND t0 <= %d AND t0 > %d AND t0 + span >= %d
                """.formatted(ids(groups), span.to(), span.from() - Windows.WINDOW, span.from()), row -> {
                    int group = row.int4();
                    long t0 = row.int8();
                    Slab.read(
                            group,
                            row.bytes(),
                            id -> wanted.contains(id) && !out.contains(id),
                            (id, bytes, from, length) -> {
                                points.clear();
                                reader.read(bytes, from, length, t0, points);
                                int first = points.from(span.from());
                                if (first < points.count() && points.time(first) <= span.to()) {
                                    out.add(id);
                                }
                            });
                });
    }
}
