package io.evenkeel.energy.internal;

import io.evenkeel.energy.Energy.EnergyHour;
import io.evenkeel.energy.EnergyNode;
import io.evenkeel.energy.EnergyTree;
import io.evenkeel.energy.Metered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * PUE by the hour. An hour whose PUE is counted is not added up again; the others are, since readings may have come late: a month
 * of thousands of meters is millions of them.
 */
@Component
class PueHours {
    private static final Duration HOUR = Duration.ofHours(1);

    private final HourRows counted;
    private final MeterReadings readings;

    PueHours(HourRows counted, MeterReadings readings) {
        this.counted = counted;
        this.readings = readings;
    }

    /** So many from a moment on, in the order of time. */
    List<EnergyHour> of(EnergyTree tree, Instant from, int hours) {
        Map<Instant, EnergyHour> known = known(tree, from, hours);
        List<EnergyHour> all = new ArrayList<>(hours);
        while (all.size() < hours) {
            Instant at = from.plus(HOUR.multipliedBy(all.size()));
            EnergyHour one = known.get(at);
            if (one == null) {
                all.addAll(read(tree, at, unknown(known, at, hours - all.size())));
            } else {
                all.add(one);
            }
        }
        return all;
    }

    /** How many follow each other that are not known. */
    private static int unknown(Map<Instant, EnergyHour> known, Instant from, int most) {
        return (int) IntStream.range(0, most)
                .takeWhile(hour -> !known.containsKey(from.plus(HOUR.multipliedBy(hour))))
                .count();
    }

    private Map<Instant, EnergyHour> known(EnergyTree tree, Instant from, int hours) {
        Map<Instant, EnergyHour> known = new HashMap<>();
        tree.root()
                .map(EnergyNode::id)
                .map(grid -> counted.sound(grid, from, from.plus(HOUR.multipliedBy(hours))))
                .orElse(List.of())
                .forEach(hour -> hour.pue()
                        .ifPresent(pue -> known.put(hour.at(), new EnergyHour(hour.at(), pue, hour.silent()))));
        return known;
    }

    private List<EnergyHour> read(EnergyTree tree, Instant from, int hours) {
        List<Map<String, Metered>> metered = readings.hourly(tree.meters(), from, hours);
        return IntStream.range(0, hours)
                .mapToObj(hour -> new EnergyHour(
                        from.plus(HOUR.multipliedBy(hour)),
                        SiteFigures.pue(tree, new TreeSums(tree, metered.get(hour))),
                        SilentMeters.of(tree, metered.get(hour))))
                .toList();
    }
}
