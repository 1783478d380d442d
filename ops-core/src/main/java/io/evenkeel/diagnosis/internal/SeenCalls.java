package io.evenkeel.diagnosis.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.diagnosis.Scene.Dependency.Origin;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Item;
import io.evenkeel.telemetry.Topology;
import io.evenkeel.telemetry.Topology.Connections;
import io.evenkeel.telemetry.Topology.Edge;
import io.evenkeel.telemetry.Topology.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Which services the affected ones called, as their spans tell it, and which hosts they were connected with, as agents see it, from
 * an hour before the trouble.
 */
@Component
class SeenCalls {
    private static final Duration BEFORE = Duration.ofHours(1);
    private static final Duration AFTER = Duration.ofHours(1);
    private static final int MOST_SERVICES = 24;

    /** A host may talk to all others; those that it has most connections with are followed. */
    private static final int MOST_CONNECTED = 8;

    private static final Comparator<Edge> NEAREST = Comparator.comparingInt(
                    (Edge edge) -> connected(edge, Connections::calleeIsHost) ? 0 : 1)
            .thenComparing(Comparator.comparingInt((Edge edge) ->
                            edge.connections().map(Connections::most).orElse(0))
                    .reversed())
            .thenComparing(Edge::link);

    private final ObjectProvider<Topology> topology;
    private final Inventory inventory;
    private final Actor actor = Actor.system("diagnosis");

    /** Services and hosts by their names, and by what it is known which of them needs which. */
    record Calls(Map<String, Optional<Item>> services, Map<Link, Origin> links) {}

    SeenCalls(ObjectProvider<Topology> topology, Inventory inventory) {
        this.topology = topology;
        this.inventory = inventory;
    }

    /** From these on, along what they called; services that are nearer are found first. */
    Calls from(Set<String> names, Instant onset, Instant now) {
        Instant from = onset.minus(BEFORE);
        Instant to = now.isBefore(onset.plus(AFTER)) ? now : onset.plus(AFTER);
        Map<String, Optional<Item>> services = new HashMap<>();
        Map<Link, Origin> links = new LinkedHashMap<>();
        Map<String, String> labels = new HashMap<>();
        var next = new ArrayDeque<>(names);
        while (!next.isEmpty() && services.size() < MOST_SERVICES) {
            String name = next.remove();
            if (!services.containsKey(name)) {
                services.put(name, inventory.ofLabels(Map.of(labels.getOrDefault(name, "service"), name)));
                for (Edge edge : called(edges(name, from, to), name)) {
                    String callee = edge.link().callee();
                    links.put(edge.link(), edge.figures().isPresent() ? Origin.SPAN : Origin.CONNECTION);
                    labels.putIfAbsent(callee, connected(edge, Connections::calleeIsHost) ? "host" : "service");
                    next.add(callee);
                }
            }
        }
        return new Calls(services, links);
    }

    /** What it called by its spans; then what it only had connections with, but for those by which agents send what they see. */
    private static List<Edge> called(List<Edge> edges, String name) {
        List<Edge> own = edges.stream()
                .filter(edge -> edge.link().caller().equals(name)
                        && !edge.link().callee().equals(name))
                .toList();
        return Stream.concat(
                        own.stream().filter(edge -> edge.figures().isPresent()),
                        own.stream()
                                .filter(edge -> edge.figures().isEmpty() && !connected(edge, Connections::areOfAgents))
                                .sorted(NEAREST)
                                .limit(MOST_CONNECTED))
                .toList();
    }

    private static boolean connected(Edge edge, Predicate<Connections> how) {
        return edge.connections().filter(how).isPresent();
    }

    private List<Edge> edges(String name, Instant from, Instant to) {
        try {
            return topology.stream()
                    .flatMap(known -> known.around(actor, name, from, to).edges().stream())
                    .toList();
        } catch (Refusal refusal) {
            return List.of();
        }
    }
}
