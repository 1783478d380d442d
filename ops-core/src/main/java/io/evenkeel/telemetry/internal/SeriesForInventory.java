package io.evenkeel.telemetry.internal;

import io.evenkeel.inventory.SeenSeries;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells the inventory, which lies below, which series were measured lately. */
@Component
class SeriesForInventory implements SeenSeries {
    private final MetricStore store;

    SeriesForInventory(MetricStore store) {
        this.store = store;
    }

    @Override
    public List<Map<String, String>> named(Set<String> names, Instant from, Instant to) {
        List<List<Matcher>> anyOf = names.stream()
                .map(name -> List.of(new Matcher("__name__", Matcher.Kind.EQUAL, name)))
                .toList();
        return store.series(anyOf, from, to);
    }
}
