package io.evenkeel.inventory.internal;

import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Link;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which dependencies may be said, and what stands around an item. */
@Component
class Dependencies {
    private static final int MOST_MEMBERS = 100;
    private static final int MOST_AROUND = 500;

    private final ItemRows items;
    private final LinkRows links;
    private final NewIds ids;

    Dependencies(ItemRows items, LinkRows links, NewIds ids) {
        this.items = items;
        this.links = links;
        this.ids = ids;
    }

    /**
     * The dependency, if it makes sense. A circle over several items does: two name servers may well need each other.
     *
     * @throws io.evenkeel.audit.Refusal INVALID or CONFLICT
     */
    Link checked(UUID from, List<UUID> given, Optional<Integer> needs, Optional<String> note) {
        Set<UUID> to = new LinkedHashSet<>(given);
        if (to.isEmpty() || to.size() > MOST_MEMBERS) {
            throw InventoryRefusals.size(MOST_MEMBERS);
        }
        Item dependent = known(Set.of(from), "from").getFirst();
        known(to, "to");
        if (to.contains(from)) {
            throw InventoryRefusals.self(dependent);
        }
        int needed = needs.orElse(to.size());
        if (needed < 1 || needed > to.size()) {
            throw InventoryRefusals.needs(to.size());
        }
        if (links.from(from).stream().anyMatch(link -> Set.copyOf(link.to()).equals(to))) {
            throw InventoryRefusals.linked(dependent);
        }
        return new Link(ids.next(), from, List.copyOf(to), needed, note, false);
    }

    /** Locked, so that none is retired meanwhile; in the order of their ids, so that two do not wait for each other. */
    private List<Item> known(Collection<UUID> wanted, String field) {
        return wanted.stream()
                .sorted()
                .map(id -> items.lock(id)
                        .filter(item -> !item.retired())
                        .orElseThrow(() -> InventoryRefusals.unknownMember(id, field)))
                .toList();
    }

    /**
     * @param items up to so many links away, and the item itself
     * @param links between them
     * @param more whether some were left out
     */
    record Around(Set<UUID> items, List<Link> links, boolean more) {}

    Around around(UUID item, int steps) {
        Set<UUID> near = new LinkedHashSet<>(Set.of(item));
        boolean more = false;
        for (int step = 0; step < steps; step++) {
            List<Link> touching = links.touching(near, MOST_AROUND);
            more |= touching.size() == MOST_AROUND;
            for (Link link : touching) {
                near.add(link.from());
                near.addAll(link.to());
            }
        }
        Set<UUID> shown = near.stream().limit(MOST_AROUND).collect(Collectors.toCollection(LinkedHashSet::new));
        more |= shown.size() < near.size();
        List<Link> between = links.touching(shown, MOST_AROUND).stream()
                .filter(link -> shown.contains(link.from()) && shown.containsAll(link.to()))
                .toList();
        return new Around(shown, between, more);
    }
}
