package io.evenkeel.telemetry.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a store should hold: of several samples of one series and time the first. Thread-safe. */
final class Model {

    static final String METRIC = "moved";

    /** By series, then by time: the bits of the value. */
    private final Map<Map<String, String>, TreeMap<Long, Long>> series = new HashMap<>();

    synchronized void write(List<TimeSeries> batch) {
        for (TimeSeries one : batch) {
            var samples = series.computeIfAbsent(one.labels(), labels -> new TreeMap<>());
            for (TimeSeries.Sample sample : one.samples()) {
                samples.putIfAbsent(sample.epochMillis(), Double.doubleToRawLongBits(sample.value()));
            }
        }
    }

    synchronized long samples() {
        return series.values().stream().mapToLong(TreeMap::size).sum();
    }

    /** That the store hands out exactly what this model holds, from {@code from} to {@code to}. */
    synchronized void mustEqual(MetricStore store, Instant from, Instant to, String what) {
        var found = new HashMap<Map<String, String>, Map<Long, Long>>();
        for (MetricStore.Series one :
                store.select(List.of(new Matcher("__name__", Matcher.Kind.REGEX, METRIC + ".*")), from, to)) {
            assertThat(one.times())
                    .as("%s: times of %s", what, one.labels())
                    .isSorted()
                    .doesNotHaveDuplicates();
            var samples = new TreeMap<Long, Long>();
            for (int i = 0; i < one.times().length; i++) {
                samples.put(one.times()[i], Double.doubleToRawLongBits(one.values()[i]));
            }
            found.put(one.labels(), samples);
        }
        var expected = new HashMap<Map<String, String>, Map<Long, Long>>();
        series.forEach((labels, samples) -> {
            var inSpan = samples.subMap(from.toEpochMilli(), true, to.toEpochMilli(), true);
            if (!inSpan.isEmpty()) {
                expected.put(labels, inSpan);
            }
        });
        assertThat(found.keySet()).as("%s: series", what).isEqualTo(expected.keySet());
        expected.forEach((labels, samples) -> assertThat(found.get(labels))
                .as("%s: samples of %s", what, labels)
                .isEqualTo(samples));
    }
}
