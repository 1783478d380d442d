package io.evenkeel.alerting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Troubles on components of which no dependency is known. The topology says neither that they are near nor that they are
 * not, so time decides: such a trouble is part of the one whose alerts began at the same time as its own, first of all
 * alerts of the same name.
 */
final class Strays {
    private static final long SAME_TIME = Duration.ofSeconds(2).toMillis();

    /** Alerts at one time that are looked at. */
    private static final int MOST_AT_ONCE = 5_000;

    private static final Comparator<Map.Entry<Trouble, Ties>> CLOSER =
            Comparator.<Map.Entry<Trouble, Ties>>comparingInt(
                            entry -> entry.getValue().named.size())
                    .thenComparingInt(entry -> entry.getValue().tied.size())
                    .thenComparingInt(entry -> entry.getValue().pairs)
                    .thenComparingLong(entry -> -entry.getKey().first());

    private Strays() {}

    /** How an alert stands to a trouble: how many of its alerts began at the same time, and whether one has its name. */
    private static final class Ties {
        private final Set<Begun> named = new HashSet<>();
        private final Set<Begun> tied = new HashSet<>();
        private int pairs;
    }

    static void join(List<Trouble> troubles, Surroundings surroundings) {
        List<Trouble> known = troubles.stream()
                .filter(trouble -> surroundings.knows(trouble.components()))
                .toList();
        NavigableMap<Long, List<Begun>> times = new TreeMap<>();
        known.forEach(trouble -> trouble.alerts()
                .forEach(alert -> times.computeIfAbsent(alert.at().toEpochMilli(), _ -> new ArrayList<>())
                        .add(alert)));
        Map<Begun, Trouble> owners = Trouble.byAlert(known);
        for (Trouble stray : List.copyOf(troubles)) {
            if (!surroundings.knows(stray.components())) {
                closest(stray, times, owners).ifPresent(trouble -> {
                    trouble.take(stray);
                    troubles.remove(stray);
                });
            }
        }
    }

    private static Optional<Trouble> closest(
            Trouble stray, NavigableMap<Long, List<Begun>> times, Map<Begun, Trouble> owners) {
        Map<Trouble, Ties> ties = new LinkedHashMap<>();
        for (Begun alert : stray.alerts()) {
            long at = alert.at().toEpochMilli();
            times.subMap(at - SAME_TIME, true, at + SAME_TIME, true).values().stream()
                    .flatMap(List::stream)
                    .limit(MOST_AT_ONCE)
                    .forEach(other -> Optional.ofNullable(owners.get(other))
                            .ifPresent(owner -> tie(ties.computeIfAbsent(owner, _ -> new Ties()), alert, other)));
        }
        return ties.entrySet().stream()
                .filter(entry ->
                        2 * entry.getValue().tied.size() >= stray.alerts().size())
                .max(CLOSER)
                .map(Map.Entry::getKey);
    }

    private static void tie(Ties ties, Begun alert, Begun other) {
        ties.tied.add(alert);
        ties.pairs++;
        if (alert.name().equals(other.name())) {
            ties.named.add(alert);
        }
    }
}
