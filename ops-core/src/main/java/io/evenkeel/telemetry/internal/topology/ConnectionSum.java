package io.evenkeel.telemetry.internal.topology;

import io.evenkeel.protocol.SeenConnections.Side;
import io.evenkeel.telemetry.Topology.Connections;
import io.evenkeel.telemetry.Topology.Edge;
import io.evenkeel.telemetry.Topology.Link;
import io.evenkeel.telemetry.Topology.Port;
import io.evenkeel.telemetry.Topology.Sort;
import io.evenkeel.telemetry.internal.topology.ConnectionRows.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts together what both sides tell of an edge. Each side counts the same connections, so that of a minute the larger number
 * counts; one side's programs add up. Used by one thread.
 */
final class ConnectionSum {
    private final Link link;
    private final Instant from;
    private final Instant to;
    private final SortedMap<Integer, PortSum> ports = new TreeMap<>();
    private boolean callerIsHost;
    private boolean calleeIsHost;

    private ConnectionSum(Link link, Instant from, Instant to) {
        this.link = link;
        this.from = from;
        this.to = to;
    }

    /** Those that had a connection in the span, in whole minutes. */
    static List<Edge> edges(List<Row> rows, Instant from, Instant to) {
        Map<Link, ConnectionSum> sums = new LinkedHashMap<>();
        rows.forEach(row -> sums.computeIfAbsent(row.link(), link -> new ConnectionSum(link, from, to))
                .add(row));
        return sums.values().stream().flatMap(sum -> sum.edge().stream()).toList();
    }

    /** @param rows of one edge */
    static SortedMap<Instant, Integer> minutes(List<Row> rows, Instant from, Instant to) {
        var sum = new ConnectionSum(new Link("", ""), from, to);
        rows.forEach(sum::add);
        return sum.minutes();
    }

    private void add(Row row) {
        callerIsHost |= row.callerIsHost();
        calleeIsHost |= row.calleeIsHost();
        PortSum port = ports.computeIfAbsent(row.port(), number -> new PortSum());
        Instant at = row.hour();
        for (short count : row.counts()) {
            if (count > 0 && !at.isBefore(from) && at.isBefore(to)) {
                port.add(row.side(), row.program(), at, count);
            }
            at = at.plus(1, ChronoUnit.MINUTES);
        }
    }

    private SortedMap<Instant, Integer> minutes() {
        var minutes = new TreeMap<Instant, Integer>();
        ports.values().forEach(port -> port.minutes().forEach((at, count) -> minutes.merge(at, count, Integer::sum)));
        return minutes;
    }

    private Optional<Edge> edge() {
        SortedMap<Instant, Integer> minutes = minutes();
        if (minutes.isEmpty()) {
            return Optional.empty();
        }
        var seen = new ArrayList<Port>();
        ports.forEach((number, port) -> port.seen(number).ifPresent(seen::add));
        int most = minutes.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        return Optional.of(new Edge(
                link,
                calleeIsHost ? Sort.HOST : Sort.ADDRESS,
                Optional.empty(),
                Optional.of(new Connections(most, callerIsHost, calleeIsHost, seen)),
                minutes.firstKey(),
                minutes.lastKey()));
    }

    private static final class PortSum {
        private final SortedMap<Instant, Integer> byClient = new TreeMap<>();
        private final SortedMap<Instant, Integer> byServer = new TreeMap<>();
        private final TreeSet<String> callers = new TreeSet<>();
        private final TreeSet<String> callees = new TreeSet<>();

        private void add(Side side, String program, Instant at, int count) {
            (side == Side.CLIENT ? byClient : byServer).merge(at, count, Integer::sum);
            if (!program.isEmpty()) {
                (side == Side.CLIENT ? callers : callees).add(program);
            }
        }

        private SortedMap<Instant, Integer> minutes() {
            var minutes = new TreeMap<>(byClient);
            byServer.forEach((at, count) -> minutes.merge(at, count, Math::max));
            return minutes;
        }

        private Optional<Port> seen(int number) {
            SortedMap<Instant, Integer> minutes = minutes();
            return minutes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Port(
                            number,
                            List.copyOf(callers),
                            List.copyOf(callees),
                            minutes.values().stream()
                                    .mapToInt(Integer::intValue)
                                    .max()
                                    .orElseThrow(),
                            minutes.lastKey()));
        }
    }
}
