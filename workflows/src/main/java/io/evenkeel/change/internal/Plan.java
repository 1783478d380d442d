package io.evenkeel.change.internal;

import io.evenkeel.change.Change.Kind;
import io.evenkeel.change.Window;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What a change touches, and when: all that is compared.
 *
 * @param items what it changes
 * @param dependents what depends on them, directly or through others
 * @param services business services among both
 */
record Plan(
        String key, String title, Kind kind, Window window, Set<UUID> items, Set<UUID> dependents, Set<UUID> services) {

    Plan {
        items = Set.copyOf(items);
        dependents = Set.copyOf(dependents);
        services = Set.copyOf(services);
    }

    /** All that can notice it. */
    Set<UUID> reach() {
        Set<UUID> reach = new HashSet<>(items);
        reach.addAll(dependents);
        return reach;
    }
}
