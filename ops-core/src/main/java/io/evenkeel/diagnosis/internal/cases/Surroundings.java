package io.evenkeel.diagnosis.internal.cases;

import io.evenkeel.diagnosis.RecordedCase;
import io.evenkeel.diagnosis.RecordedCase.Call;
import io.evenkeel.diagnosis.RecordedCase.Component;
import io.evenkeel.diagnosis.RecordedCase.Link;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who needs whom. */
final class Surroundings {
    private final Map<String, Set<String>> needs = new HashMap<>();
    private final Map<String, Set<String>> neededBy = new HashMap<>();
    private final Map<String, Set<String>> parts = new HashMap<>();
    private final Map<String, Set<String>> wholes = new HashMap<>();
    private final Map<String, Set<String>> guests = new HashMap<>();
    private final Map<String, Set<String>> hosts = new HashMap<>();
    private final Set<String> all = new TreeSet<>();

    static Surroundings of(RecordedCase asked) {
        Surroundings made = new Surroundings();
        asked.components().stream().map(Component::id).forEach(made.all::add);
        asked.links().forEach(made::add);
        made.calls(asked);
        return made;
    }

    /** What spans show is known even without a topology. */
    private void calls(RecordedCase asked) {
        Map<String, String> at = new HashMap<>();
        for (Call call : asked.calls()) {
            at.put(call.trace() + "\n" + call.id(), call.component());
        }
        for (Call call : asked.calls()) {
            String caller = at.get(call.trace() + "\n" + call.parent());
            if (caller != null && !caller.equals(call.component())) {
                both(needs, neededBy, caller, call.component());
            }
        }
        asked.alarms()
                .forEach(alarm -> alarm.peer()
                        .filter(peer -> !peer.equals(alarm.component()))
                        .ifPresent(peer -> both(needs, neededBy, alarm.component(), peer)));
    }

    private void add(Link link) {
        if (link.from().equals(link.to())) {
            return;
        }
        all.add(link.from());
        all.add(link.to());
        switch (link.kind()) {
            case "part-of" -> both(wholes, parts, link.from(), link.to());
            case "runs-on", "powered-by", "cooled-by" -> both(hosts, guests, link.from(), link.to());
            case "connects" -> {
                both(needs, neededBy, link.from(), link.to());
                both(needs, neededBy, link.to(), link.from());
            }
            default -> both(needs, neededBy, link.from(), link.to());
        }
    }

    private static void both(Map<String, Set<String>> up, Map<String, Set<String>> down, String from, String to) {
        up.computeIfAbsent(from, _ -> new TreeSet<>()).add(to);
        down.computeIfAbsent(to, _ -> new TreeSet<>()).add(from);
    }

    /** What {@code front} is asked for, {@code behind} does. */
    void standsBefore(String front, String behind) {
        both(needs, neededBy, front, behind);
    }

    Set<String> all() {
        return all;
    }

    Set<String> needs(String component) {
        return needs.getOrDefault(component, Set.of());
    }

    Set<String> neededBy(String component) {
        return neededBy.getOrDefault(component, Set.of());
    }

    Set<String> parts(String component) {
        return parts.getOrDefault(component, Set.of());
    }

    Set<String> wholes(String component) {
        return wholes.getOrDefault(component, Set.of());
    }

    Set<String> guests(String component) {
        return guests.getOrDefault(component, Set.of());
    }

    Set<String> hosts(String component) {
        return hosts.getOrDefault(component, Set.of());
    }

    /** All that a fault of it may reach, itself included: its callers, its guests, its parts and what they are part of. */
    Set<String> reach(String component) {
        Set<String> reached = new HashSet<>(Set.of(component));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            String at = open.removeFirst();
            for (Map<String, Set<String>> way : java.util.List.of(neededBy, guests, wholes)) {
                for (String next : way.getOrDefault(at, Set.of())) {
                    if (reached.add(next)) {
                        open.addLast(next);
                    }
                }
            }
        }
        reached.addAll(parts(component));
        return reached;
    }
}
