package io.evenkeel.telemetry.internal.store;

import io.evenkeel.audit.Refusal;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.internal.codec.Points;
import io.evenkeel.telemetry.internal.codec.RollUp;
import io.evenkeel.telemetry.internal.codec.RunReader;
import io.evenkeel.telemetry.internal.codec.Slab;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Puts series together from all places. The places are read in the order in which samples move, log, slabs, chunks, each by
 * a statement of its own: what moves on meanwhile is seen twice and dropped by its time, never missed. They are joined in
 * the opposite order, which is that in which samples came, so that of equal times the first one stays.
 */
final class Reading {

    static final int MOST_SAMPLES = 5_000_000;

    private final LogSlots slots;

    Reading(LogSlots slots) {
        this.slots = slots;
    }

    /** A span of time, both ends included. */
    record Span(long from, long to) {
        boolean isEmpty() {
            return from > to;
        }
    }

    /**
     * @param raw where samples are wanted
     * @param rolled where the newest sample of each point of a roll-up will do, or is all there is
     */
    List<MetricStore.Series> read(
            Connection connection, Map<Integer, Map<String, String>> labels, Span raw, Span rolled)
            throws SQLException {
        var one = new OneRead(connection, labels.keySet());
        if (!raw.isEmpty()) {
            one.raw(raw);
        }
        if (!rolled.isEmpty()) {
            one.rolled(rolled);
        }
        return one.join(labels, new Span(Math.min(raw.from, rolled.from), Math.max(raw.to, rolled.to)));
    }

    private record Stored(long order, int key, long t0, byte[] data) {}

    private final class OneRead {

        private final Connection connection;
        private final int[] series;
        private final String ids;
        private final List<Stored> rollUps = new ArrayList<>();
        private final List<Stored> chunks = new ArrayList<>();
        private final List<Stored> slabs = new ArrayList<>();
        private List<LogSlots.Unpacked> log = List.of();
        private Span rawSpan = new Span(0, -1);
        private long samples;

        OneRead(Connection connection, Iterable<Integer> wanted) {
            this.connection = connection;
            var all = IntStream.builder();
            wanted.forEach(all::add);
            this.series = all.build().sorted().toArray();
            this.ids = Arrays.stream(series).mapToObj(String::valueOf).collect(Collectors.joining(","));
        }

        void raw(Span span) throws SQLException {
            rawSpan = span;
            log = slots.unpack(connection, slots.rows(connection));
            String groups = Arrays.stream(series)
                    .map(id -> id / Slab.SERIES)
                    .distinct()
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(","));
            CopyOutRows.read(
                    connection,
                    """
                    SELECT fold, grp, t0, data FROM telemetry.slab
                    WHERE grp = ANY ('{%s}') AND t0 <= %d AND t0 > %d AND t0 + span >= %d
                    """.formatted(groups, span.to, span.from - Windows.WINDOW, span.from),
                    row -> slabs.add(new Stored(row.int8(), row.int4(), row.int8(), row.bytes())));
            CopyOutRows.read(
                    connection,
                    """
                    SELECT t0, series_id, n, data FROM telemetry.chunk
                    WHERE series_id = ANY ('{%s}') AND t0 <= %d AND t0 > %d AND t0 + span >= %d
                    """.formatted(ids, span.to, span.from - Windows.WINDOW, span.from),
                    row -> chunk(span, row.int8(), row.int4(), row.int4(), row.bytes()));
        }

        private void chunk(Span span, long t0, int id, int count, byte[] data) {
            chunks.add(new Stored(t0, id, t0, data));
            if (t0 >= span.from && t0 + Windows.WINDOW <= span.to) {
                samples += count;
                mustNotBeTooMany();
            }
        }

        private void mustNotBeTooMany() {
            if (samples > MOST_SAMPLES) {
                throw new Refusal(
                        Refusal.Kind.TOO_LARGE,
                        "too-many-samples",
                        "The query reads more than %,d samples; ask for fewer series or a shorter time."
                                .formatted(MOST_SAMPLES));
            }
        }

        void rolled(Span span) throws SQLException {
            CopyOutRows.read(connection, """
                    SELECT t0, series_id, data FROM telemetry.roll_up
                    WHERE series_id = ANY ('{%s}') AND t0 <= %d AND t0 > %d
                    """.formatted(ids, span.to, span.from - Windows.DAY), row -> {
                long t0 = row.int8();
                rollUps.add(new Stored(t0, row.int4(), t0, row.bytes()));
            });
        }

        List<MetricStore.Series> join(Map<Integer, Map<String, String>> labels, Span span) {
            var all = new Points[series.length];
            var reader = new RunReader();
            for (Stored row : sorted(rollUps)) {
                RollUp.readNewest(row.data, row.t0, reader, points(all, place(row.key)));
            }
            for (Stored row : sorted(chunks)) {
                reader.read(row.data, 0, row.data.length, row.t0, points(all, place(row.key)));
            }
            for (Stored row : sorted(slabs)) {
                Slab.read(
                        row.key,
                        row.data,
                        id -> place(id) >= 0,
                        (id, bytes, from, length) -> reader.read(bytes, from, length, row.t0, points(all, place(id))));
            }
            for (LogSlots.Unpacked row : log) {
                LogRow own = row.samples();
                if (own.overlaps(rawSpan.from, rawSpan.to)) {
                    own.find(
                            series,
                            (wanted, at) -> points(all, wanted)
                                    .add(own.samples().time(at), own.samples().value(at)));
                }
            }
            return cut(all, labels, span);
        }

        private List<Stored> sorted(List<Stored> rows) {
            rows.sort(Comparator.comparingLong(Stored::order));
            return rows;
        }

        /** Below zero if that series is not wanted. */
        private int place(int id) {
            return Arrays.binarySearch(series, id);
        }

        private static Points points(Points[] all, int place) {
            Points own = all[place];
            if (own == null) {
                own = new Points(64);
                all[place] = own;
            }
            return own;
        }

        private List<MetricStore.Series> cut(Points[] all, Map<Integer, Map<String, String>> labels, Span span) {
            var out = new ArrayList<MetricStore.Series>(all.length);
            samples = 0;
            for (int i = 0; i < all.length; i++) {
                Points own = all[i];
                if (own != null) {
                    own.settle();
                    int from = own.from(span.from);
                    int to = span.to == Long.MAX_VALUE ? own.count() : own.from(span.to + 1);
                    samples += to - from;
                    mustNotBeTooMany();
                    if (from < to) {
                        out.add(new MetricStore.Series(
                                labels.getOrDefault(series[i], Map.of()), own.times(from, to), own.values(from, to)));
                    }
                }
            }
            return out;
        }
    }
}
