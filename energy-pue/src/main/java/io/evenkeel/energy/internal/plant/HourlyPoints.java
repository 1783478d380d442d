package io.evenkeel.energy.internal.plant;

import io.evenkeel.energy.PlantPoint;
import io.evenkeel.energy.PlantSensor;
import io.evenkeel.energy.PlantSensor.Source;
import io.evenkeel.telemetry.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Points of a plant as means of hours. An hour is a gap unless each quarter of it has a reading.
 *
 * @param hours from the first on
 */
record HourlyPoints(Map<PlantPoint, Hours> points, int hours) {
    private static final int QUARTERS = 4;
    private static final int ALL_QUARTERS = 0b1111;

    /**
     * A point.
     *
     * @param means NaN for a gap
     * @param switched whether a count changed within the hour
     */
    record Hours(double[] means, boolean[] switched) {}

    /** One sensor after another, so that the readings of one alone are held. */
    static HourlyPoints of(
            Stream<PlantSensor> sensors,
            Function<PlantSensor, List<MetricStore.Series>> read,
            Instant from,
            int hours) {
        Map<PlantPoint, Hours> points = new EnumMap<>(PlantPoint.class);
        sensors.forEach(sensor -> points.put(sensor.point(), of(sensor, read.apply(sensor), from, hours)));
        return new HourlyPoints(points, hours);
    }

    /** Mean of an hour; NaN for a gap, and for a point without a sensor. */
    double mean(PlantPoint point, int hour) {
        Hours one = points.get(point);
        return one == null ? Double.NaN : one.means()[hour];
    }

    boolean switched(int hour) {
        return points.values().stream().anyMatch(one -> one.switched()[hour]);
    }

    private static Hours of(PlantSensor sensor, List<MetricStore.Series> series, Instant from, int hours) {
        double[] sum = new double[hours];
        boolean[] switched = new boolean[hours];
        boolean ambiguous =
                sensor.source() instanceof Source.Measured(var _, boolean summed) && !summed && series.size() > 1;
        if (sensor.source() instanceof Source.Constant(double value)) {
            Arrays.fill(sum, value);
            return new Hours(sum, switched);
        }
        if (series.isEmpty() || ambiguous) {
            Arrays.fill(sum, Double.NaN);
            return new Hours(sum, switched);
        }
        series.forEach(one -> add(one, from, sum, switched));
        for (int hour = 0; hour < hours; hour++) {
            sum[hour] = sum[hour] * sensor.factor() + sensor.offset();
            switched[hour] &= sensor.point().counts();
        }
        return new Hours(sum, switched);
    }

    private static void add(MetricStore.Series one, Instant from, double[] sum, boolean[] switched) {
        int hours = sum.length;
        double[] own = new double[hours];
        double[] first = new double[hours];
        int[] count = new int[hours];
        int[] quarters = new int[hours];
        long quarter = Duration.ofHours(1).toMillis() / QUARTERS;
        for (int i = 0; i < one.times().length; i++) {
            long place = Math.floorDiv(one.times()[i] - from.toEpochMilli(), quarter);
            double value = one.values()[i];
            if (place < 0 || place >= (long) QUARTERS * hours || Double.isNaN(value)) {
                continue;
            }
            int hour = (int) (place / QUARTERS);
            first[hour] = count[hour] == 0 ? value : first[hour];
            switched[hour] |= value != first[hour];
            own[hour] += value;
            count[hour]++;
            quarters[hour] |= 1 << place % QUARTERS;
        }
        for (int hour = 0; hour < hours; hour++) {
            sum[hour] += quarters[hour] == ALL_QUARTERS ? own[hour] / count[hour] : Double.NaN;
        }
    }
}
