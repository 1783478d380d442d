package io.evenkeel.diagnosis.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.diagnosis.Scene.Component;
import io.evenkeel.diagnosis.Scene.Dependency;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.AffectedItem;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Inventory.Detail;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.ItemLabels;
import io.evenkeel.inventory.Kind;
import io.evenkeel.inventory.Link;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands around an incident.
 *
 * @param names what people call each component, by its id
 * @param items by the component's id; what the inventory does not know is a component without one
 */
record Neighbourhood(
        Set<String> affected, Map<String, String> names, List<Dependency> dependencies, Map<String, Item> items) {
    /** Around the affected ones; those that are nearer are found first. */
    private static final int MOST = 24;

    static Neighbourhood of(Incident incident, Inventory inventory) {
        Map<String, Item> items = new LinkedHashMap<>();
        Set<Dependency> dependencies = new LinkedHashSet<>();
        Set<String> affected = new LinkedHashSet<>();
        for (AffectedItem item : incident.items()) {
            affected.add(item.id().toString());
            inventory.find(item.id()).ifPresent(found -> items.put(item.id().toString(), found));
        }
        for (AffectedItem item : incident.items()) {
            if (items.containsKey(item.id().toString())) {
                Detail detail = inventory.detail(item.id());
                detail.links().forEach(link -> dependencies.addAll(dependencies(link)));
                detail.around().stream()
                        .filter(around -> items.size() < MOST)
                        .forEach(around -> items.putIfAbsent(around.id().toString(), around));
            }
        }
        Map<String, String> names = new LinkedHashMap<>();
        items.forEach((id, item) -> names.put(id, item.name()));
        if (affected.isEmpty() && incident.host().isPresent()) {
            String id = "host:" + incident.host().get();
            affected.add(id);
            names.put(id, incident.host().get());
        }
        return new Neighbourhood(affected, names, List.copyOf(dependencies), items);
    }

    List<Component> components() {
        return names.entrySet().stream()
                .map(entry -> new Component(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * By which names the affected ones, and the hosts that they need, would be called in spans and connections, with their ids. A host
     * keeps the name of its agent, whatever people call it.
     */
    Map<String, String> namesInTopology(ItemLabels labels) {
        Map<String, String> found = new LinkedHashMap<>();
        affected.forEach(id -> found.putIfAbsent(name(id), id));
        Stream.concat(
                        affected.stream(),
                        dependencies.stream()
                                .filter(dependency -> affected.contains(dependency.from()))
                                .map(Dependency::on))
                .flatMap(id -> Optional.ofNullable(items.get(id)).stream())
                .filter(item -> item.kind() == Kind.HOST)
                .forEach(host -> labels.of(host.id()).stream()
                        .flatMap(way -> Optional.ofNullable(way.equal().get("host")).stream())
                        .forEach(name -> found.putIfAbsent(name, host.id().toString())));
        return found;
    }

    /**
     * The same with what services called and hosts were connected with; what the inventory does not know is a component by its name.
     *
     * @param known names that these are called by there, with their ids
     */
    Neighbourhood with(SeenCalls.Calls calls, Map<String, String> known) {
        Map<String, Item> allItems = new LinkedHashMap<>(items);
        Map<String, String> allNames = new LinkedHashMap<>(names);
        Map<String, String> ids = new HashMap<>(known);
        names.forEach((id, name) -> ids.putIfAbsent(name, id));
        calls.services().forEach((name, item) -> {
            String id = ids.computeIfAbsent(
                    name, unknown -> item.map(found -> found.id().toString()).orElse("service:" + name));
            if (allNames.putIfAbsent(id, name) == null) {
                item.ifPresent(found -> allItems.put(id, found));
            }
        });
        Set<Dependency> edges = new LinkedHashSet<>(dependencies);
        calls.links()
                .forEach((link, origin) -> edges.add(new Dependency(
                        ids.getOrDefault(link.caller(), "service:" + link.caller()),
                        ids.getOrDefault(link.callee(), "service:" + link.callee()),
                        origin)));
        return new Neighbourhood(affected, allNames, List.copyOf(edges), allItems);
    }

    private static List<Dependency> dependencies(Link link) {
        return link.to().stream()
                .map(to -> new Dependency(link.from().toString(), to.toString()))
                .toList();
    }

    /** By which name its lines and measurements are found. */
    String name(String id) {
        return names.getOrDefault(id, id);
    }

    Set<UUID> itemIds() {
        return items.values().stream().map(Item::id).collect(Collectors.toSet());
    }

    /** The component that an alert is on. */
    Optional<String> of(Alert alert, Inventory inventory) {
        return inventory
                .ofLabels(alert.labels())
                .map(item -> item.id().toString())
                .or(() -> Optional.ofNullable(alert.labels().get("host")).map(host -> "host:" + host))
                .filter(id -> names.containsKey(id));
    }

    /** Those that the trouble can come from: the affected ones, and what they need within two steps; these first. */
    List<String> worthMeasuring() {
        Set<String> ids = new LinkedHashSet<>(affected);
        for (int step = 0; step < 2; step++) {
            Set<String> there = Set.copyOf(ids);
            dependencies.stream()
                    .filter(dependency -> there.contains(dependency.from()))
                    .map(Dependency::on)
                    .forEach(ids::add);
        }
        return ids.stream().filter(names::containsKey).toList();
    }
}
