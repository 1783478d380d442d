package io.evenkeel.inventory.internal;

import io.evenkeel.inventory.Effect;
import io.evenkeel.inventory.Link;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is down or degraded when some items are gone. An item's state only ever gets worse while this is worked out, so that
 * it ends after at most two changes an item, also where dependencies go in a circle. Pure.
 */
final class Impact {
    private Impact() {}

    /**
     * @param links all whose {@code to} names something that could be hit; others do no harm
     * @return the items that are hit, without those that are gone
     */
    static Map<UUID, Effect> of(Set<UUID> gone, Collection<Link> links) {
        Map<UUID, List<Link>> dependents = new HashMap<>();
        for (Link link : links) {
            link.to()
                    .forEach(item -> dependents
                            .computeIfAbsent(item, any -> new ArrayList<>())
                            .add(link));
        }
        Map<UUID, Effect> states = new LinkedHashMap<>();
        gone.forEach(item -> states.put(item, Effect.DOWN));
        var worse = new ArrayDeque<UUID>(gone);
        while (!worse.isEmpty()) {
            for (Link link : dependents.getOrDefault(worse.remove(), List.of())) {
                Effect effect = effect(link, states);
                @Nullable Effect before = states.get(link.from());
                if (before == null || effect.compareTo(before) > 0) {
                    states.put(link.from(), effect);
                    worse.add(link.from());
                }
            }
        }
        gone.forEach(states::remove);
        return states;
    }

    /** Asked only of a link of which at least one item is hit. */
    private static Effect effect(Link link, Map<UUID, Effect> states) {
        long left = link.to().stream()
                .filter(item -> states.get(item) != Effect.DOWN)
                .count();
        return left < link.needs() ? Effect.DOWN : Effect.DEGRADED;
    }
}
