package io.evenkeel.energy.internal;

import io.evenkeel.energy.Meter;
import io.evenkeel.energy.MeterSource;
import io.evenkeel.energy.Metered;
import io.evenkeel.energy.Reading;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads meters, each from where its readings are. */
@Component
class MeterReadings {
    private static final String NAME = "__name__";
    /** In a short span one look brings all series of a name; in a long one that would be too many samples at once. */
    private static final Duration AT_ONCE = Duration.ofHours(2);
    /** What is older is read as the newest of each five minutes, which is all that is kept of what is old enough. */
    private static final Duration EXACT = Duration.ofHours(50);
    /** Two neighbours of those may be so much further apart than the readings that they were chosen from. */
    private static final Duration THINNED = Duration.ofMinutes(10);

    private final MetricStore measurements;
    private final ReadingRows rows;
    private final InstantSource clock;

    MeterReadings(MetricStore measurements, ReadingRows rows, InstantSource clock) {
        this.measurements = measurements;
        this.rows = rows;
        this.clock = clock;
    }

    /** What each of the meters measured, by id. */
    Map<String, Metered> of(List<Meter> meters, Instant from, Instant to) {
        Map<String, Metered> metered = new HashMap<>();
        Map<String, List<Meter>> byName = new HashMap<>();
        boolean together = Duration.between(from, to).compareTo(AT_ONCE) <= 0;
        for (Meter meter : meters) {
            if (together && meter.source() instanceof MeterSource.Series(String name, var _)) {
                byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(meter);
            } else {
                metered.put(meter.id(), known(meter, from, to).in(from, to));
            }
        }
        byName.forEach((name, those) -> metered.putAll(ofName(name, those, from, to)));
        return metered;
    }

    /** What each of the meters measured in each hour from a moment on, by id. */
    List<Map<String, Metered>> hourly(List<Meter> meters, Instant from, int hours) {
        List<Map<String, Metered>> all = IntStream.range(0, hours)
                .<Map<String, Metered>>mapToObj(_ -> new HashMap<>())
                .toList();
        for (Meter meter : meters) {
            KnownReadings known = known(meter, from, from.plus(Duration.ofHours(hours)));
            for (int hour = 0; hour < hours; hour++) {
                Instant begin = from.plus(Duration.ofHours(hour));
                all.get(hour).put(meter.id(), known.in(begin, begin.plus(Duration.ofHours(1))));
            }
        }
        return all;
    }

    private KnownReadings known(Meter meter, Instant from, Instant to) {
        return switch (meter.source()) {
            case MeterSource.ByHand() -> new KnownReadings(meter, rows.around(meter.id(), from, to), false);
            case MeterSource.Series(String name, var labels) -> measured(meter, name, labels, from, to);
        };
    }

    private KnownReadings measured(Meter meter, String name, Map<String, String> labels, Instant from, Instant to) {
        List<Matcher> matchers = new ArrayList<>(List.of(equal(NAME, name)));
        labels.forEach((label, value) -> matchers.add(equal(label, value)));
        Instant first = from.minus(meter.longestGap());
        Instant last = to.plus(meter.longestGap());
        if (from.isBefore(clock.instant().minus(EXACT))) {
            Meter patient = meter.withLongestGap(meter.longestGap().plus(THINNED));
            return known(patient, measurements.selectForWeeks(matchers, first.minus(THINNED), last.plus(THINNED)));
        }
        return known(meter, measurements.select(matchers, first, last));
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
            metered.put(meter.id(), known(meter, fitting).in(from, to));
        }
        return metered;
    }

    /** The labels of a series that a meter asks for. */
    private static Map<String, String> only(MetricStore.Series series, Set<String> names) {
        Map<String, String> some = new HashMap<>();
        names.forEach(name -> some.put(name, series.labels().getOrDefault(name, "")));
        return some;
    }

    private static KnownReadings known(Meter meter, List<MetricStore.Series> fitting) {
        return new KnownReadings(
                meter, fitting.stream().flatMap(MeterReadings::readings).toList(), fitting.size() > 1);
    }

    private static Stream<Reading> readings(MetricStore.Series series) {
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
