package io.evenkeel.diagnosis.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Item;
import io.evenkeel.telemetry.Topology;
import io.evenkeel.telemetry.Topology.Edge;
import io.evenkeel.telemetry.Topology.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which services the affected ones called, as their spans tell it, from an hour before the trouble. */
@Component
class SeenCalls {
    private static final Duration BEFORE = Duration.ofHours(1);
    private static final Duration AFTER = Duration.ofHours(1);
    private static final int MOST_SERVICES = 24;

    private final ObjectProvider<Topology> topology;
    private final Inventory inventory;
    private final Actor actor = Actor.system("diagnosis");

    /** Services by their names, and which of them called which. */
    record Calls(Map<String, Optional<Item>> services, Set<Link> links) {}

    SeenCalls(ObjectProvider<Topology> topology, Inventory inventory) {
        this.topology = topology;
        this.inventory = inventory;
    }

    /** From these on, along what they called; services that are nearer are found first. */
    Calls from(Set<String> names, Instant onset, Instant now) {
        Instant from = onset.minus(BEFORE);
        Instant to = now.isBefore(onset.plus(AFTER)) ? now : onset.plus(AFTER);
        Map<String, Optional<Item>> services = new HashMap<>();
        Set<Link> links = new LinkedHashSet<>();
        var next = new ArrayDeque<>(names);
        while (!next.isEmpty() && services.size() < MOST_SERVICES) {
            String name = next.remove();
            if (!services.containsKey(name)) {
                services.put(name, inventory.ofLabels(Map.of("service", name)));
                for (Edge edge : edges(name, from, to)) {
                    if (edge.link().caller().equals(name)) {
                        links.add(edge.link());
                        next.add(edge.link().callee());
                    }
                }
            }
        }
        return new Calls(services, links);
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
