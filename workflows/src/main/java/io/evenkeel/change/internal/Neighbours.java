package io.evenkeel.change.internal;

import io.evenkeel.change.Change;
import io.evenkeel.change.Change.ChangedItem;
import io.evenkeel.change.Change.Risk;
import io.evenkeel.change.Change.State;
import io.evenkeel.change.Conflict;
import io.evenkeel.change.Freeze;
import io.evenkeel.inventory.Criticality;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Inventory.Hit;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Kind;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What stands around a change: what depends on its items, what else is planned then, and how grave its failure is. */
@Component
class Neighbours {
    private final Inventory inventory;
    private final ChangeTable rows;
    private final FreezeRows freezes;
    private final RiskTable table;
    private final ChangeSettings settings;

    Neighbours(Inventory inventory, ChangeTable rows, FreezeRows freezes, RiskTable table, ChangeSettings settings) {
        this.inventory = inventory;
        this.rows = rows;
        this.freezes = freezes;
        this.table = table;
        this.settings = settings;
    }

    List<Conflict> conflicts(Change change) {
        return conflicts(change, rows.plannedIn(change.window()));
    }

    /** Freezes, and what is under way. */
    List<Conflict> conflictsNow(Change change) {
        return conflicts(
                change,
                rows.plannedIn(change.window()).stream()
                        .filter(other -> other.state() == State.RUNNING || other.state() == State.BACKING_OUT)
                        .toList());
    }

    private List<Conflict> conflicts(Change change, List<Change> planned) {
        Map<UUID, ChangedItem> names = new HashMap<>();
        List<Freeze> all = freezes.all();
        List<Plan> others = planned.stream().map(other -> plan(other, names)).toList();
        Plan own = plan(change, names);
        return Conflicts.of(own, others, all, names);
    }

    Risk risk(Change change) {
        return table.risk(
                change.kind(),
                gravest(change.itemIds()),
                change.backOutTested(),
                settings.busyHours().meet(change.window()));
    }

    private Optional<Criticality> gravest(Set<UUID> items) {
        return Stream.concat(
                        inventory.findAll(items).stream(),
                        inventory.hits(items).stream().map(Hit::item))
                .flatMap(item -> item.criticality().stream())
                .min(Comparator.naturalOrder());
    }

    private Plan plan(Change change, Map<UUID, ChangedItem> names) {
        change.items().forEach(item -> names.put(item.id(), item));
        List<Item> hit =
                inventory.hits(change.itemIds()).stream().map(Hit::item).toList();
        hit.forEach(item -> names.putIfAbsent(item.id(), told(item)));
        Set<UUID> services = new HashSet<>(services(hit));
        services.addAll(services(inventory.findAll(change.itemIds())));
        return new Plan(
                change.key(),
                change.title(),
                change.kind(),
                change.window(),
                change.itemIds(),
                hit.stream().map(Item::id).collect(Collectors.toSet()),
                services);
    }

    private static Set<UUID> services(Collection<Item> items) {
        return items.stream()
                .filter(item -> item.kind() == Kind.BUSINESS_SERVICE)
                .map(Item::id)
                .collect(Collectors.toSet());
    }

    static ChangedItem told(Item item) {
        return new ChangedItem(item.id(), item.name(), item.kind().word());
    }
}
