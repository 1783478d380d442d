package io.evenkeel.diagnosis.internal.causes;

import io.evenkeel.diagnosis.Scene;
import io.evenkeel.diagnosis.Scene.Component;
import io.evenkeel.diagnosis.Scene.Dependency;
import io.evenkeel.diagnosis.Scene.Dependency.Origin;
import io.evenkeel.diagnosis.Scene.FiringAlert;
import io.evenkeel.diagnosis.Scene.Pattern;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The way from where a trouble is felt, along what is needed, to where it may begin: to the components that are out of order
 * while nothing that they need is. Cycles end where they close.
 */
final class Walk {
    private final Scene scene;
    private final Map<String, Component> components;
    private final Map<String, Set<String>> needs = new HashMap<>();
    private final Map<String, Set<String>> surelyNeeds = new HashMap<>();
    private final Set<String> surelyOnTheWay = new HashSet<>();
    private final Map<String, List<Deviation>> deviations;
    private final Map<String, Integer> steps = new HashMap<>();
    private final Set<String> disordered = new HashSet<>();

    private Walk(Scene scene) {
        this.scene = scene;
        this.components = scene.components().stream()
                .collect(Collectors.toMap(Component::id, Function.identity(), (one, other) -> one));
        for (Dependency dependency : scene.dependencies()) {
            if (!dependency.from().equals(dependency.on())) {
                needs.computeIfAbsent(dependency.from(), id -> new HashSet<>()).add(dependency.on());
                if (dependency.origin() != Origin.CONNECTION) {
                    surelyNeeds
                            .computeIfAbsent(dependency.from(), id -> new HashSet<>())
                            .add(dependency.on());
                }
            }
        }
        this.deviations = scene.tracks().stream()
                .flatMap(track -> Deviation.of(track, scene.onset()).stream())
                .collect(Collectors.groupingBy(deviation -> deviation.track().component()));
    }

    static Walk of(Scene scene) {
        Walk walk = new Walk(scene);
        walk.look();
        return walk;
    }

    private void look() {
        deviations.forEach((component, all) -> {
            if (all.stream().anyMatch(deviation -> !isOfAlert(deviation))) {
                disordered.add(component);
            }
        });
        scene.patterns().stream()
                .filter(pattern -> pattern.novel() && pattern.grave())
                .map(Pattern::component)
                .forEach(disordered::add);
        scene.alerts().stream().map(FiringAlert::component).forEach(disordered::add);
        var next = new ArrayDeque<>(scene.affected());
        scene.affected().forEach(id -> steps.put(id, 0));
        while (!next.isEmpty()) {
            String id = next.remove();
            for (String needed : needs.getOrDefault(id, Set.of())) {
                if (steps.putIfAbsent(needed, stepsTo(id) + 1) == null) {
                    next.add(needed);
                }
            }
        }
        var sure = new ArrayDeque<>(scene.affected());
        while (!sure.isEmpty()) {
            String id = sure.remove();
            if (surelyOnTheWay.add(id)) {
                sure.addAll(surelyNeeds.getOrDefault(id, Set.of()));
            }
        }
    }

    Optional<Component> component(String id) {
        return Optional.ofNullable(components.get(id));
    }

    String name(String id) {
        return component(id).map(Component::name).orElse(id);
    }

    Map<String, List<Deviation>> deviations() {
        return deviations;
    }

    boolean isAffected(String id) {
        return scene.affected().contains(id);
    }

    /** Whether the trouble can come from there: the affected ones and what they need, however far. */
    boolean isOnTheWay(String id) {
        return steps.containsKey(id);
    }

    /** Whether that the trouble needs it is known from connections alone. */
    boolean isOnlyConnected(String id) {
        return isOnTheWay(id) && !surelyOnTheWay.contains(id);
    }

    /** How many dependencies lie between the trouble and it. */
    int stepsTo(String id) {
        return steps.getOrDefault(id, Integer.MAX_VALUE);
    }

    /** Whether the series is one that an alert of the trouble reads: it says again what is known. */
    boolean isOfAlert(Deviation deviation) {
        return scene.alerts().stream()
                .filter(alert -> alert.component().equals(deviation.track().component()))
                .anyMatch(alert -> alert.metrics().contains(deviation.track().metric()));
    }

    /** What it needs and is out of order itself: then it is rather a victim. */
    private Optional<Component> explanation(String id, Map<String, Set<String>> along) {
        var seen = new HashSet<>(Set.of(id));
        var next = new ArrayDeque<>(along.getOrDefault(id, Set.of()));
        while (!next.isEmpty()) {
            String needed = next.remove();
            if (seen.add(needed)) {
                if (disordered.contains(needed) && !reaches(needed, id, along)) {
                    return component(needed);
                }
                next.addAll(along.getOrDefault(needed, Set.of()));
            }
        }
        return Optional.empty();
    }

    /** In a cycle neither explains the other. */
    private static boolean reaches(String from, String to, Map<String, Set<String>> along) {
        var seen = new HashSet<String>();
        var next = new ArrayDeque<>(Set.of(from));
        while (!next.isEmpty()) {
            String id = next.remove();
            if (id.equals(to)) {
                return true;
            }
            if (seen.add(id)) {
                next.addAll(along.getOrDefault(id, Set.of()));
            }
        }
        return false;
    }

    /** Where it stands in the walk: speaks for a beginning, against a victim; half as loud where only connections say so. */
    void place(Suspicion suspicion, String id) {
        Optional<Component> sure = explanation(id, surelyNeeds);
        Optional<Component> connected = sure.isPresent() ? sure : explanation(id, needs);
        if (sure.isPresent()) {
            suspicion.add(
                    -0.9,
                    "explained-by",
                    name(id) + " needs " + sure.get().name() + ", which is out of order itself.",
                    Map.of("component", name(id), "needs", sure.get().name()));
        } else if (connected.isPresent()) {
            suspicion.add(
                    -0.45,
                    "explained-by-connected",
                    name(id) + " is connected to " + connected.get().name() + ", which is out of order itself.",
                    Map.of("component", name(id), "needs", connected.get().name()));
        } else if (isOnlyConnected(id)) {
            suspicion.add(
                    0.35,
                    "leaf-connected",
                    "What is in trouble is connected to " + name(id) + ", and nothing that this needs is out of order.",
                    Map.of("component", name(id)));
        } else if (!isAffected(id)) {
            suspicion.add(
                    0.7,
                    "leaf",
                    "What is in trouble needs " + name(id) + ", and nothing that this needs is out of order.",
                    Map.of("component", name(id)));
        }
    }
}
