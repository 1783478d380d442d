package io.evenkeel.telemetry.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.telemetry.internal.codec.Columns;
import io.evenkeel.telemetry.internal.codec.Slab;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GroupedLogTest {

    /** Values number the samples in the order in which they came. */
    @Test
    void samplesComeByGroupAndThoseOfASeriesAsTheyCame() {
        long seed = Long.getLong("evenkeel.seed", new Random().nextLong());
        System.out.println("evenkeel.seed=" + seed);
        var random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            var rows = new ArrayList<LogRow>();
            var expected = new TreeMap<Integer, Map<Integer, List<Double>>>();
            int number = 0;
            for (int row = random.nextInt(6); row > 0; row--) {
                var samples = new Columns(4);
                for (int i = random.nextInt(300); i > 0; i--) {
                    int series = random.nextInt(round % 2 == 0 ? 300 : 100_000);
                    samples.add(series, random.nextInt(5), number);
                    expected.computeIfAbsent(series / Slab.SERIES, g -> new TreeMap<>())
                            .computeIfAbsent(series, s -> new ArrayList<>())
                            .add((double) number++);
                }
                rows.add(new LogRow(samples));
            }

            assertThat(read(new GroupedLog(rows)))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(expected);
        }
    }

    private static Map<Integer, Map<Integer, List<Double>>> read(GroupedLog groups) {
        var found = new TreeMap<Integer, Map<Integer, List<Double>>>();
        while (groups.next()) {
            var group = new TreeMap<Integer, List<Double>>();
            Columns samples = groups.samples();
            for (int place : samples.bySeries()) {
                group.computeIfAbsent(samples.series(place), s -> new ArrayList<>())
                        .add(samples.value(place));
            }
            assertThat(found.put(groups.group(), group))
                    .as("a group comes once")
                    .isNull();
            assertThat(found.lastKey()).as("the lowest first").isEqualTo(groups.group());
        }
        return found;
    }
}
