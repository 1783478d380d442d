package io.evenkeel.assistant.internal.eval;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.telemetry.Topology.Edge;
import io.evenkeel.telemetry.Topology.Edges;
import io.evenkeel.telemetry.Topology.Link;
import io.evenkeel.telemetry.Topology.Sort;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who called whom, as {@code GET /api/topology} gives it; whatever span is asked for. */
final class EstateCalls {
    private final List<Edge> edges;

    EstateCalls(List<Row> rows) {
        this.edges = rows.stream()
                .flatMap(row ->
                        row.rows("items", "edges").isEmpty() ? Stream.of(row) : row.rows("items", "edges").stream())
                .map(row -> new Edge(
                        new Link(row.needed("caller", "from"), row.needed("callee", "to")),
                        row.one(Sort.class, Sort.SERVICE, "sort"),
                        Optional.empty(),
                        Optional.empty(),
                        row.time("first").orElse(Instant.EPOCH),
                        row.time("last").orElse(Instant.EPOCH)))
                .toList();
    }

    public Edges around(Actor actor, String service, Instant from, Instant to) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return new Edges(
                edges.stream()
                        .filter(edge -> edge.link().caller().equals(service)
                                || edge.link().callee().equals(service))
                        .toList(),
                false);
    }
}
