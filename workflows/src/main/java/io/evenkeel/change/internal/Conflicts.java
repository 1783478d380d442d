package io.evenkeel.change.internal;

import io.evenkeel.change.Change.ChangedItem;
import io.evenkeel.change.Change.Kind;
import io.evenkeel.change.Conflict;
import io.evenkeel.change.Conflict.Rule;
import io.evenkeel.change.Freeze;
import io.evenkeel.change.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds everything that a change meets: each item with its rule, and when it clears. Pure. */
final class Conflicts {
    private static final Comparator<Conflict> BY_RULE = Comparator.comparing(Conflict::rule)
            .thenComparing(conflict -> conflict.item().map(ChangedItem::name).orElse(""))
            .thenComparing(Conflict::with)
            .thenComparing(conflict -> conflict.common().from());

    private final Plan plan;
    private final Map<UUID, ChangedItem> names;
    private final List<Conflict> found = new ArrayList<>();

    private Conflicts(Plan plan, Map<UUID, ChangedItem> names) {
        this.plan = plan;
        this.names = names;
    }

    /**
     * @param others what else is planned or under way; the change itself among them is left out
     * @param names of all items that may be named; one without a name is called by its id
     */
    static List<Conflict> of(
            Plan plan, Collection<Plan> others, Collection<Freeze> freezes, Map<UUID, ChangedItem> names) {
        var finder = new Conflicts(plan, names);
        freezes.forEach(finder::freeze);
        others.stream().filter(other -> !other.key().equals(plan.key())).forEach(finder::other);
        return finder.found.stream().sorted(BY_RULE).toList();
    }

    private void freeze(Freeze freeze) {
        Set<UUID> frozen = common(plan.reach(), freeze.items());
        for (Window when : FreezeCalendar.during(freeze, plan.window())) {
            if (freeze.items().isEmpty()) {
                add(Rule.FREEZE, Optional.empty(), freeze.name(), freeze.reason(), when);
            } else {
                frozen.forEach(item -> add(Rule.FREEZE, Optional.of(item), freeze.name(), freeze.reason(), when));
            }
        }
    }

    private void other(Plan other) {
        if (!plan.window().overlaps(other.window())) {
            return;
        }
        Set<UUID> both = common(plan.items(), other.items());
        Set<UUID> onThis = common(other.items(), plan.dependents());
        Set<UUID> onOther = common(plan.items(), other.dependents());
        // What both change is said once, also where it depends on another item of one of them.
        onThis.removeAll(both);
        onOther.removeAll(both);
        Set<UUID> services = common(plan.services(), other.services());
        services.removeAll(both);
        services.removeAll(onThis);
        services.removeAll(onOther);
        add(Rule.SAME_ITEM, both, other);
        add(Rule.DEPENDS_ON_THIS, onThis, other);
        add(Rule.DEPENDS_ON_OTHER, onOther, other);
        add(Rule.SAME_SERVICE, services, other);
    }

    private void add(Rule rule, Set<UUID> items, Plan other) {
        items.forEach(item -> add(rule, Optional.of(item), other.key(), other.title(), other.window()));
    }

    private void add(Rule rule, Optional<UUID> item, String with, String title, Window when) {
        plan.window()
                .common(when)
                .ifPresent(common -> found.add(new Conflict(
                        rule,
                        item.map(this::named),
                        with,
                        title,
                        common,
                        when.to(),
                        rule == Rule.FREEZE && plan.kind() != Kind.EMERGENCY)));
    }

    private ChangedItem named(UUID item) {
        return names.getOrDefault(item, new ChangedItem(item, item.toString(), "gone"));
    }

    private static Set<UUID> common(Set<UUID> one, Set<UUID> other) {
        Set<UUID> common = new HashSet<>(one);
        common.retainAll(other);
        return common;
    }
}
