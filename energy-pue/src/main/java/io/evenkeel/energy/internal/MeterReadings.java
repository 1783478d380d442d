package io.evenkeel.energy.internal;

import io.evenkeel.energy.Meter;
import io.evenkeel.energy.MeterSource;
import io.evenkeel.energy.Metered;
import io.evenkeel.energy.Metered.Cause;
import io.evenkeel.energy.Metered.Gap;
import io.evenkeel.energy.Reading;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Reads meters, each from where its readings are. */
@Component
class MeterReadings {
    private static final String NAME = "__name__";
    /** In a short span one look brings all series of a name; in a long one that would be too many samples at once. */
    private static final Duration AT_ONCE = Duration.ofHours(2);

    private final MetricStore measurements;
    private final ReadingRows rows;

    MeterReadings(MetricStore measurements, ReadingRows rows) {
        this.measurements = measurements;
        this.rows = rows;
    }

    /** What each of the meters measured, by id. */
    Map<String, Metered> of(List<Meter> meters, Instant from, Instant to) {
        Map<String, Metered> metered = new HashMap<>();
        Map<String, List<Meter>> byName = new HashMap<>();
        for (Meter meter : meters) {
            switch (meter.source()) {
                case MeterSource.ByHand() ->
                    metered.put(meter.id(), MeterTrack.of(meter, rows.around(meter.id(), from, to), from, to));
                case MeterSource.Series(String name, var _) ->
                    byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(meter);
            }
        }
        boolean together = Duration.between(from, to).compareTo(AT_ONCE) <= 0;
        byName.forEach((name, those) -> {
            if (together) {
                metered.putAll(ofName(name, those, from, to));
            } else {
                those.forEach(meter -> metered.put(meter.id(), ofOne(name, meter, from, to)));
            }
        });
        return metered;
    }

    private Metered ofOne(String name, Meter meter, Instant from, Instant to) {
        List<Matcher> matchers = new ArrayList<>(List.of(equal(NAME, name)));
        labels(meter).forEach((label, value) -> matchers.add(equal(label, value)));
        return track(
                meter,
                measurements.selectForWeeks(matchers, from.minus(meter.longestGap()), to.plus(meter.longestGap())),
                from,
                to);
    }

    private Map<String, Metered> ofName(String name, List<Meter> meters, Instant from, Instant to) {
        Duration margin =
                meters.stream().map(Meter::longestGap).max(Duration::compareTo).orElseThrow();
        Duration least = margin.compareTo(AT_ONCE) > 0 ? AT_ONCE : margin;
        List<MetricStore.Series> all =
                measurements.select(List.of(equal(NAME, name)), from.minus(least), to.plus(least));
        Map<Set<String>, Map<Map<String, String>, List<MetricStore.Series>>> byLabels = new HashMap<>();
        Map<String, Metered> metered = new HashMap<>();
        for (Meter meter : meters) {
            Map<String, String> labels = labels(meter);
            List<MetricStore.Series> fitting = byLabels.computeIfAbsent(
                            labels.keySet(),
                            names -> all.stream().collect(Collectors.groupingBy(one -> only(one, names))))
                    .getOrDefault(labels, List.of());
            metered.put(meter.id(), track(meter, fitting, from, to));
        }
        return metered;
    }

    /** The labels of a series that a meter asks for. */
    private static Map<String, String> only(MetricStore.Series series, Set<String> names) {
        Map<String, String> some = new HashMap<>();
        names.forEach(name -> some.put(name, series.labels().getOrDefault(name, "")));
        return some;
    }

    private static Metered track(Meter meter, List<MetricStore.Series> fitting, Instant from, Instant to) {
        if (fitting.size() > 1) {
            return new Metered(OptionalDouble.empty(), 0, List.of(new Gap(from, to, Cause.AMBIGUOUS)), Set.of());
        }
        return MeterTrack.of(
                meter, fitting.stream().flatMap(MeterReadings::readings).toList(), from, to);
    }

    private static java.util.stream.Stream<Reading> readings(MetricStore.Series series) {
        return IntStream.range(0, series.times().length)
                .mapToObj(i -> new Reading(Instant.ofEpochMilli(series.times()[i]), series.values()[i]));
    }

    private static Map<String, String> labels(Meter meter) {
        return meter.source() instanceof MeterSource.Series(var _, var labels) ? labels : Map.of();
    }

    private static Matcher equal(String label, String value) {
        return new Matcher(label, Matcher.Kind.EQUAL, value);
    }
}
