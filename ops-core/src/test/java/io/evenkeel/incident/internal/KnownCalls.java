package io.evenkeel.incident.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.telemetry.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The calls and connections that a test says were seen, at any time. */
final class KnownCalls implements Topology {
    private final List<Edge> edges = new ArrayList<>();

    void call(String caller, String callee) {
        var figures = new Figures(1, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        edges.add(new Edge(
                new Link(caller, callee),
                Sort.SERVICE,
                Optional.of(figures),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH));
    }

    /** @param program at the caller's end */
    void connection(String caller, String callee, String program) {
        var port = new Port(5432, List.of(program), List.of("postgres"), 1, Instant.EPOCH);
        edges.add(new Edge(
                new Link(caller, callee),
                Sort.HOST,
                Optional.empty(),
                Optional.of(new Connections(1, true, true, List.of(port))),
                Instant.EPOCH,
                Instant.EPOCH));
    }

    @Override
    public Edges edges(Actor actor, Instant from, Instant to, Optional<Link> beyond, int most) {
        return new Edges(edges, false);
    }

    @Override
    public Edges around(Actor actor, String service, Instant from, Instant to) {
        return new Edges(
                edges.stream()
                        .filter(edge -> edge.link().caller().equals(service)
                                || edge.link().callee().equals(service))
                        .toList(),
                false);
    }

    @Override
    public List<Minute> minutes(Actor actor, Link link, Instant from, Instant to) {
        return List.of();
    }

    @Override
    public List<Example> examples(Actor actor, Link link, Instant from, Instant to, int most) {
        return List.of();
    }

    @Override
    public Optional<Look> look(Actor actor, String host) {
        return Optional.empty();
    }
}
