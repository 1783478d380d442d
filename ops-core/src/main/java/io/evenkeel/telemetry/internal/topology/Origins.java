package io.evenkeel.telemetry.internal.topology;

import io.evenkeel.telemetry.Topology.Edge;
import io.evenkeel.telemetry.Topology.Link;
import io.evenkeel.telemetry.Topology.Minute;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Puts together what spans and what connections tell of the same edge. */
final class Origins {
    private Origins() {}

    /** In the order of these links; what spans say of a callee goes before what an address says. */
    static List<Edge> together(List<Link> links, List<Edge> ofSpans, List<Edge> ofConnections) {
        var edges = new HashMap<Link, Edge>();
        ofSpans.forEach(edge -> edges.put(edge.link(), edge));
        ofConnections.forEach(edge -> edges.merge(edge.link(), edge, Origins::both));
        return links.stream()
                .flatMap(link -> Optional.ofNullable(edges.get(link)).stream())
                .toList();
    }

    private static Edge both(Edge spans, Edge connections) {
        return new Edge(
                spans.link(),
                spans.sort(),
                spans.figures(),
                connections.connections(),
                earlier(spans.first(), connections.first()),
                earlier(spans.last(), connections.last()).equals(spans.last()) ? connections.last() : spans.last());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    static List<Minute> minutes(List<Minute> ofSpans, Map<Instant, Integer> connections) {
        var minutes = new TreeMap<Instant, Minute>();
        ofSpans.forEach(minute -> minutes.put(
                minute.at(),
                new Minute(
                        minute.at(), minute.figures(), Objects.requireNonNullElse(connections.get(minute.at()), 0))));
        connections.forEach((at, count) -> minutes.putIfAbsent(at, new Minute(at, Optional.empty(), count)));
        return List.copyOf(minutes.values());
    }
}
