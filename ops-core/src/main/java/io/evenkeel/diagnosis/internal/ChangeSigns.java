package io.evenkeel.diagnosis.internal;

import io.evenkeel.diagnosis.RecentChanges;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Kind;
import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Says in a series on which hosts something was changed lately, for rules: {@code evenkeel_host_recently_changed} is 1 from
 * the beginning of a change on the host until half an hour after it began or ended, once 0 after that, and then silent.
 */
@Component
class ChangeSigns {
    private static final Duration LATELY = Duration.ofMinutes(30);
    private static final MetricStore.Source SELF = new MetricStore.Source("room:diagnosis", 100_000);

    private final ObjectProvider<RecentChanges> changes;
    private final Inventory inventory;
    private final MetricStore store;
    private final InstantSource clock;
    private Set<String> before = Set.of();

    ChangeSigns(ObjectProvider<RecentChanges> changes, Inventory inventory, MetricStore store, InstantSource clock) {
        this.changes = changes;
        this.inventory = inventory;
        this.store = store;
        this.clock = clock;
    }

    synchronized void record() {
        Instant now = clock.instant();
        Set<String> hosts = changed(now);
        Set<String> told = new TreeSet<>(before);
        told.addAll(hosts);
        List<TimeSeries> series = told.stream()
                .map(host -> new TimeSeries(
                        Map.of("__name__", "evenkeel_host_recently_changed", "host", host),
                        List.of(new TimeSeries.Sample(now.toEpochMilli(), hosts.contains(host) ? 1 : 0))))
                .toList();
        if (!series.isEmpty()) {
            store.write(SELF, series);
        }
        before = hosts;
    }

    private Set<String> changed(Instant now) {
        Set<UUID> items = changes.stream()
                .flatMap(port -> port.on(Set.of(), now.minus(LATELY), now.plusMillis(1)).stream())
                .flatMap(change -> change.items().stream())
                .collect(Collectors.toSet());
        return items.isEmpty()
                ? Set.of()
                : inventory.findAll(items).stream()
                        .filter(item -> item.kind() == Kind.HOST)
                        .map(Item::name)
                        .collect(Collectors.toSet());
    }
}
