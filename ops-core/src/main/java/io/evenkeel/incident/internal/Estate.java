package io.evenkeel.incident.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Inventory.Hit;
import io.evenkeel.inventory.Item;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks the inventory what an alert is on and what that hits. */
@Component
class Estate {
    private final Inventory inventory;
    private final IncidentRows rows;

    Estate(Inventory inventory, IncidentRows rows) {
        this.inventory = inventory;
        this.rows = rows;
    }

    Affected affectedBy(Alert alert) {
        return inventory
                .ofLabels(alert.labels())
                .map(item -> Affected.of(item, hits(item)))
                .orElse(Affected.UNKNOWN);
    }

    Affected affectedBy(UUID item) {
        return inventory
                .find(item)
                .map(known -> Affected.of(known, hits(known)))
                .orElse(Affected.UNKNOWN);
    }

    /**
     * What depends on the item, hit as it is with everything else that is in grave trouble now: the second of three that
     * fails may take down what the first only weakened.
     */
    private List<Hit> hits(Item item) {
        Set<UUID> dependents = inventory.hits(Set.of(item.id())).stream()
                .map(hit -> hit.item().id())
                .collect(Collectors.toSet());
        if (dependents.isEmpty()) {
            return List.of();
        }
        Set<UUID> gone = new HashSet<>(rows.itemsInGraveTrouble());
        gone.removeAll(dependents);
        gone.add(item.id());
        return inventory.hits(gone).stream()
                .filter(hit -> dependents.contains(hit.item().id()))
                .toList();
    }
}
