package io.evenkeel.energy.internal.plant;

import io.evenkeel.energy.PlantModel;
import io.evenkeel.energy.PlantPoint;
import io.evenkeel.energy.PlantSensor;
import io.evenkeel.energy.PlantSensor.Source;
import io.evenkeel.energy.PointNow;
import io.evenkeel.energy.PointNow.State;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the points of a plant from measurements. */
@Component
class PointReadings {
    private static final Duration LOOK_BACK = Duration.ofHours(2);
    /** Sensors that hang together may be so much apart in air that is full of water. */
    private static final double SATURATED_K = 0.5;

    private final MetricStore measurements;

    PointReadings(MetricStore measurements) {
        this.measurements = measurements;
    }

    /** Every point, in their order. */
    List<PointNow> now(PlantModel model, Instant now) {
        List<PointNow> all = Arrays.stream(PlantPoint.values())
                .map(point -> model.sensor(point)
                        .map(sensor -> now(sensor, now))
                        .orElseGet(() -> new PointNow(point, State.UNBOUND, OptionalDouble.empty(), Optional.empty())))
                .toList();
        return airMustExist(all);
    }

    /** Hours of some points, from a full hour on. */
    HourlyPoints hourly(PlantModel model, Predicate<PlantPoint> which, Instant from, int hours) {
        Instant to = from.plus(Duration.ofHours(hours));
        return HourlyPoints.of(
                model.sensors().stream().filter(sensor -> which.test(sensor.point())),
                sensor -> sensor.source() instanceof Source.Measured measured
                        ? measurements.selectForWeeks(matchers(measured), from, to)
                        : List.of(),
                from,
                hours);
    }

    private PointNow now(PlantSensor sensor, Instant now) {
        return switch (sensor.source()) {
            case Source.Constant(double value) ->
                new PointNow(sensor.point(), State.KNOWN, OptionalDouble.of(value), Optional.empty());
            case Source.Measured measured -> newest(sensor, measured, now);
        };
    }

    private PointNow newest(PlantSensor sensor, Source.Measured measured, Instant now) {
        List<MetricStore.Series> found = measurements.select(matchers(measured), now.minus(LOOK_BACK), now).stream()
                .filter(series -> series.times().length > 0)
                .toList();
        if (found.isEmpty()) {
            return new PointNow(sensor.point(), State.SILENT, OptionalDouble.empty(), Optional.empty());
        }
        if (found.size() > 1 && !measured.summed()) {
            return new PointNow(sensor.point(), State.AMBIGUOUS, OptionalDouble.empty(), Optional.empty());
        }
        double sum = found.stream()
                .mapToDouble(series -> series.values()[series.values().length - 1])
                .sum();
        Instant oldest = Instant.ofEpochMilli(found.stream()
                .mapToLong(series -> series.times()[series.times().length - 1])
                .min()
                .orElseThrow());
        double value = sum * sensor.factor() + sensor.offset();
        return new PointNow(
                sensor.point(), state(sensor, value, oldest, now), OptionalDouble.of(value), Optional.of(oldest));
    }

    /** NaN is what scrapers write where a series ends. */
    private static State state(PlantSensor sensor, double value, Instant at, Instant now) {
        if (at.isBefore(now.minus(sensor.longestAge()))) {
            return State.STALE;
        }
        if (Double.isNaN(value)) {
            return State.STALE;
        }
        boolean whole = !sensor.point().counts() || value == Math.rint(value);
        return sensor.point().believable(value) && whole ? State.KNOWN : State.UNBELIEVABLE;
    }

    /** A wet bulb above the dry bulb is a wrong sensor; which of both, nobody knows. */
    private static List<PointNow> airMustExist(List<PointNow> all) {
        Map<PlantPoint, PointNow> by = all.stream().collect(Collectors.toMap(PointNow::point, one -> one));
        double wet = known(by, PlantPoint.WET_BULB_C);
        double dry = known(by, PlantPoint.DRY_BULB_C);
        if (!(wet > dry + SATURATED_K)) {
            return all;
        }
        return all.stream()
                .map(one -> one.point() == PlantPoint.WET_BULB_C || one.point() == PlantPoint.DRY_BULB_C
                        ? new PointNow(one.point(), State.UNBELIEVABLE, one.value(), one.at())
                        : one)
                .toList();
    }

    private static double known(Map<PlantPoint, PointNow> by, PlantPoint point) {
        PointNow one = by.get(point);
        return one == null ? Double.NaN : one.known().orElse(Double.NaN);
    }

    private static List<Matcher> matchers(Source.Measured measured) {
        List<Matcher> matchers = new ArrayList<>();
        matchers.add(
                new Matcher("__name__", Matcher.Kind.EQUAL, measured.series().name()));
        measured.series()
                .labels()
                .forEach((label, value) -> matchers.add(new Matcher(label, Matcher.Kind.EQUAL, value)));
        return matchers;
    }
}
