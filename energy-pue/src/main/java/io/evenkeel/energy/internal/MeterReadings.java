package io.evenkeel.energy.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.energy.Meter;
import io.evenkeel.energy.MeterSource;
import io.evenkeel.energy.Metered;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    private static final Duration HOUR = Duration.ofHours(1);
    /** Stillness that takes longer is not looked for beyond them. */
    private static final Duration FEW_HOURS = Duration.ofHours(3);
    /** Of fewer meters others of the same name may be far more. */
    private static final int MANY = 16;
    /** At once; at ten seconds one and a half million readings. */
    private static final int MOST_METER_HOURS = 4_000;
    /** At once, with twelve readings each. */
    private static final int MOST_THINNED_METER_HOURS = 20_000;

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

    /**
     * What each of the meters measured in each hour from a moment on, by id. Many meters of one name are read together, some
     * hours at a time: thousands of them would else be thousands of questions to the database.
     */
    List<Map<String, Metered>> hourly(List<Meter> meters, Instant from, int hours) {
        List<Map<String, Metered>> all = IntStream.range(0, hours)
                .<Map<String, Metered>>mapToObj(_ -> new HashMap<>())
                .toList();
        Map<String, List<Meter>> byName =
                meters.stream().collect(Collectors.groupingBy(meter -> isSoonTold(meter) ? name(meter) : ""));
        byName.forEach((name, those) -> {
            if (name.isEmpty() || those.size() < MANY || !together(name, those, from, all)) {
                alone(those, from, all);
            }
        });
        return all;
    }

    private void alone(List<Meter> meters, Instant from, List<Map<String, Metered>> all) {
        for (Meter meter : meters) {
            put(known(meter, from, from.plus(HOUR.multipliedBy(all.size()))), from, all);
        }
    }

    private static void put(KnownReadings known, Instant from, List<Map<String, Metered>> hours) {
        Instant begin = from;
        for (Map<String, Metered> hour : hours) {
            hour.put(known.meter().id(), known.in(begin, begin.plus(HOUR)));
            begin = begin.plus(HOUR);
        }
    }

    /** Whether its gaps and its stillness are seen in a few hours. */
    private static boolean isSoonTold(Meter meter) {
        return margin(meter).compareTo(FEW_HOURS) < 0;
    }

    /** As much is read around hours, since it is by that that gaps and stillness are judged. */
    private static Duration margin(Meter meter) {
        Duration stuck = meter.stuckAfter().compareTo(FEW_HOURS) < 0 ? meter.stuckAfter() : FEW_HOURS;
        return meter.longestGap().plus(stuck);
    }

    /** @return whether the store hands out so much at once; where it does not, nothing is known by this */
    private boolean together(String name, List<Meter> meters, Instant from, List<Map<String, Metered>> all) {
        boolean thinned = isThinned(from);
        int most = Math.max(1, (thinned ? MOST_THINNED_METER_HOURS : MOST_METER_HOURS) / meters.size());
        try {
            for (int first = 0; first < all.size(); first += most) {
                Instant begin = from.plus(HOUR.multipliedBy(first));
                List<Map<String, Metered>> part = all.subList(first, Math.min(all.size(), first + most));
                LabelledSeries series = around(name, meters, thinned, begin, part.size());
                for (Meter meter : meters) {
                    put(known(thinned ? patient(meter) : meter, series.of(labels(meter))), begin, part);
                }
            }
            return true;
        } catch (Refusal tooMuch) {
            if (tooMuch.kind() != Refusal.Kind.TOO_LARGE) {
                throw tooMuch;
            }
            return false;
        }
    }

    private LabelledSeries around(String name, List<Meter> meters, boolean thinned, Instant from, int hours) {
        Duration margin = meters.stream()
                .map(MeterReadings::margin)
                .max(Duration::compareTo)
                .orElseThrow()
                .plus(thinned ? THINNED : Duration.ZERO);
        Instant first = from.minus(margin);
        Instant last = from.plus(HOUR.multipliedBy(hours)).plus(margin);
        List<Matcher> named = List.of(equal(NAME, name));
        return new LabelledSeries(
                thinned ? measurements.selectForWeeks(named, first, last) : measurements.select(named, first, last));
    }

    private KnownReadings known(Meter meter, Instant from, Instant to) {
        return switch (meter.source()) {
            case MeterSource.ByHand() -> new KnownReadings(meter, Track.of(rows.around(meter.id(), from, to)), false);
            case MeterSource.Series(String name, var labels) -> measured(meter, name, labels, from, to);
        };
    }

    private KnownReadings measured(Meter meter, String name, Map<String, String> labels, Instant from, Instant to) {
        List<Matcher> matchers = new ArrayList<>(List.of(equal(NAME, name)));
        labels.forEach((label, value) -> matchers.add(equal(label, value)));
        Instant first = from.minus(margin(meter));
        Instant last = to.plus(margin(meter));
        if (isThinned(from)) {
            return known(
                    patient(meter), measurements.selectForWeeks(matchers, first.minus(THINNED), last.plus(THINNED)));
        }
        return known(meter, measurements.select(matchers, first, last));
    }

    private boolean isThinned(Instant from) {
        return from.isBefore(clock.instant().minus(EXACT));
    }

    private static Meter patient(Meter meter) {
        return meter.withLongestGap(meter.longestGap().plus(THINNED));
    }

    private Map<String, Metered> ofName(String name, List<Meter> meters, Instant from, Instant to) {
        Duration margin =
                meters.stream().map(Meter::longestGap).max(Duration::compareTo).orElseThrow();
        Duration least = margin.compareTo(AT_ONCE) > 0 ? AT_ONCE : margin;
        var series =
                new LabelledSeries(measurements.select(List.of(equal(NAME, name)), from.minus(least), to.plus(least)));
        return meters.stream()
                .collect(Collectors.toMap(
                        Meter::id,
                        meter -> known(meter, series.of(labels(meter))).in(from, to)));
    }

    private static KnownReadings known(Meter meter, List<MetricStore.Series> fitting) {
        Track readings = fitting.size() == 1 ? Track.of(fitting.getFirst()) : Track.of(List.of());
        return new KnownReadings(meter, readings, fitting.size() > 1);
    }

    private static String name(Meter meter) {
        return meter.source() instanceof MeterSource.Series(String name, var _) ? name : "";
    }

    private static Map<String, String> labels(Meter meter) {
        return meter.source() instanceof MeterSource.Series(var _, var labels) ? labels : Map.of();
    }

    private static Matcher equal(String label, String value) {
        return new Matcher(label, Matcher.Kind.EQUAL, value);
    }
}
