package io.evenkeel.energy.internal;

import io.evenkeel.telemetry.MetricStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Series that were read at once, to be found by the labels that a meter asks for. Not thread-safe. */
final class LabelledSeries {
    private final List<MetricStore.Series> all;
    private final Map<Set<String>, Map<Map<String, String>, List<MetricStore.Series>>> byLabels = new HashMap<>();

    LabelledSeries(List<MetricStore.Series> all) {
        this.all = all;
    }

    /** All that have these labels, whatever others they have. */
    List<MetricStore.Series> of(Map<String, String> labels) {
        return byLabels.computeIfAbsent(
                        labels.keySet(), names -> all.stream().collect(Collectors.groupingBy(one -> only(one, names))))
                .getOrDefault(labels, List.of());
    }

    private static Map<String, String> only(MetricStore.Series series, Set<String> names) {
        Map<String, String> some = new HashMap<>();
        names.forEach(name -> some.put(name, series.labels().getOrDefault(name, "")));
        return some;
    }
}
