package io.evenkeel.inventory.internal;

import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.ItemLabels;
import io.evenkeel.inventory.Kind;
import io.evenkeel.inventory.internal.Sighting.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** {@link ItemLabels} on the tables: the mirror of {@link StoredInventory#ofLabels}. */
@Service
class StoredItemLabels implements ItemLabels {
    private static final String HOST = Sighting.foundAsHost("");

    private final JdbcClient jdbc;
    private final ItemRows items;

    StoredItemLabels(JdbcClient jdbc, ItemRows items) {
        this.jdbc = jdbc;
        this.items = items;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Way> of(UUID id) {
        Optional<Item> item = items.find(id);
        if (item.isEmpty()) {
            return List.of();
        }
        List<Way> ways = new ArrayList<>();
        targets(id)
                .forEach(target -> ways.add(new Way(
                        target.job().isEmpty()
                                ? Map.of("instance", target.instance())
                                : Map.of("job", target.job(), "instance", target.instance()),
                        Set.of(),
                        false)));
        hostName(id).ifPresent(host -> ways.add(new Way(Map.of("host", host), instancesOfOthersOn(host, id), true)));
        if (isNamedService(item.get())) {
            ways.add(new Way(Map.of("service", item.get().name(), "host", "", "instance", ""), Set.of(), false));
        }
        return ways;
    }

    private boolean isNamedService(Item item) {
        Set<Kind> kinds = Set.of(Kind.SERVICE, Kind.BUSINESS_SERVICE);
        return kinds.contains(item.kind()) && items.named(kinds, item.name()).size() == 1;
    }

    private List<Target> targets(UUID item) {
        return jdbc.sql("select job, instance from inventory.target where item_id = :item order by job, instance")
                .param("item", item)
                .query((row, number) -> new Target(row.getString("job"), row.getString("instance")))
                .list();
    }

    private Optional<String> hostName(UUID item) {
        return jdbc.sql("select found_as from inventory.item where id = :item and found_as is not null")
                .param("item", item)
                .query(String.class)
                .optional()
                .filter(foundAs -> foundAs.startsWith(HOST))
                .map(foundAs -> foundAs.substring(HOST.length()));
    }

    /** An exporter on this host that tells about another item, such as its database. */
    private Set<String> instancesOfOthersOn(String host, UUID item) {
        return new HashSet<>(jdbc.sql("""
                        select instance from inventory.target
                        where item_id <> :item and position(:host in lower(instance)) > 0""").param("item", item).param("host", host).query(String.class).list().stream()
                .filter(instance -> new Target("", instance).host().equals(host))
                .toList());
    }
}
