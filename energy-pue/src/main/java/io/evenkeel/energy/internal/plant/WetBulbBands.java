package io.evenkeel.energy.internal.plant;

import io.evenkeel.energy.PlantHistory.Band;
import io.evenkeel.energy.PlantHistory.PastHour;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** PUE that is expected, by wet bulb in steps of 1 K. */
final class WetBulbBands {
    /** Fewer hours of a wet bulb say nothing about it. */
    private static final int LEAST_HOURS = 8;

    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    private WetBulbBands() {}

    /** The mean of what is expected in the hours of each wet bulb. */
    static List<Band> ofExpected(List<PastHour> hours) {
        return byWetBulb(hours).entrySet().stream()
                .flatMap(step -> {
                    List<Band> bands = step.getValue().stream()
                            .flatMap(hour -> hour.expected().stream())
                            .toList();
                    return bands.isEmpty()
                            ? Optional.<Band>empty().stream()
                            : Optional.of(new Band(step.getKey(), mean(bands, true), mean(bands, false))).stream();
                })
                .toList();
    }

    private static double mean(List<Band> bands, boolean low) {
        return bands.stream()
                .mapToDouble(band -> low ? band.low() : band.high())
                .average()
                .orElseThrow();
    }

    /** Between the lowest tenth and the highest of the hours of each wet bulb. */
    static List<Band> ofPast(List<PastHour> hours) {
        List<Band> bands = new ArrayList<>();
        byWetBulb(hours).forEach((wetBulb, those) -> {
            double[] pues = those.stream()
                    .flatMapToDouble(hour -> hour.pue().stream())
                    .sorted()
                    .toArray();
            if (pues.length >= LEAST_HOURS) {
                bands.add(new Band(wetBulb, quantile(pues, LOW), quantile(pues, HIGH)));
            }
        });
        return bands;
    }

    static Optional<Band> at(List<Band> bands, OptionalDouble wetBulb) {
        return bands.stream()
                .filter(band -> wetBulb.isPresent() && Math.rint(wetBulb.getAsDouble()) == band.wetBulbC())
                .findFirst();
    }

    private static Map<Double, List<PastHour>> byWetBulb(List<PastHour> hours) {
        Map<Double, List<PastHour>> steps = new TreeMap<>();
        hours.forEach(hour -> hour.wetBulbC()
                .ifPresent(wetBulb -> steps.computeIfAbsent(Math.rint(wetBulb) + 0.0, _ -> new ArrayList<>())
                        .add(hour)));
        return steps;
    }

    /** Between neighbours, linear (Hyndman and Fan 1996, type 7). */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
