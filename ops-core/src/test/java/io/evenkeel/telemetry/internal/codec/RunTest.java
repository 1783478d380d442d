package io.evenkeel.telemetry.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every run comes back bit for bit, whatever it holds. {@code -Devenkeel.seed=…} repeats a failure. */
class RunTest {

    private static final int RUNS = Integer.getInteger("evenkeel.runs", 20_000);
    private static final long BASE = 1_795_219_200_000L;

    private final RunWriter writer = new RunWriter();
    private final RunReader reader = new RunReader();

    @Test
    void randomRunsComeBackBitForBit() {
        long seed = Long.getLong("evenkeel.seed", new Random().nextLong());
        System.out.println("evenkeel.seed=" + seed);
        var random = new Random(seed);
        for (int i = 0; i < RUNS; i++) {
            Points points = RandomRuns.next(random, BASE);
            long base = random.nextBoolean() ? BASE : points.first();
            byte[] bytes = writer.write(points, 0, points.count(), base);
            assertThat(RunReader.count(bytes, 0, bytes.length)).isEqualTo(points.count());
            check(points, bytes, base, "seed " + seed + ", run " + i);
        }
    }

    @Test
    void partsOfARunComeBack() {
        Points points = run(100, i -> i * 0.5);
        byte[] bytes = writer.write(points, 10, 20, BASE);
        var back = new Points();
        reader.read(bytes, 0, bytes.length, BASE, back);
        assertThat(back.times(0, back.count())).isEqualTo(points.times(10, 20));
        assertThat(back.values(0, back.count())).isEqualTo(points.values(10, 20));
    }

    @Test
    void runsBehindEachOtherAreReadOneByOne() {
        byte[] one = writer.write(run(5, i -> i), 0, 5, BASE);
        byte[] other = writer.write(run(7, i -> -1.0 * i), 0, 7, BASE);
        var both = new byte[one.length + other.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        var back = new Points();
        reader.read(both, one.length, other.length, BASE, back);
        assertThat(back.values(0, back.count())).containsExactly(-0.0, -1, -2, -3, -4, -5, -6);
    }

    /** A marker where a series ends must not cost the whole run its form. */
    @Test
    void aStaleMarkerCostsFewBytes() {
        var plain = run(720, i -> Math.round(50 + 20 * Math.sin(i / 40.0)) / 10.0);
        var marked = new Points();
        for (int i = 0; i < plain.count(); i++) {
            marked.add(plain.time(i), i == 700 ? Double.longBitsToDouble(StaleMarker.BITS) : plain.value(i));
        }
        int without = writer.write(plain, 0, 720, BASE).length;
        int with = writer.write(marked, 0, 720, BASE).length;
        assertThat(with - without).isLessThan(12);
        check(marked, writer.write(marked, 0, 720, BASE), BASE, "marked");
    }

    /** Sizes that the store's cost at rest rests on; a coder that forgets a case doubles one of these. */
    @ParameterizedTest
    @CsvSource({"constant,20", "gauge,400", "counter,800", "percent,950", "full,5800"})
    void sizesOf720SamplesStaySmall(String kind, int most) {
        var random = new Random(4);
        double[] counter = {1_000_000};
        Points points = run(720, i -> switch (kind) {
            case "constant" -> 42;
            case "gauge" -> Math.round(200 + 30 * Math.sin(i / 60.0) + random.nextGaussian()) / 10.0;
            case "counter" -> counter[0] += Math.round(1_500 + 50 * random.nextGaussian());
            case "percent" -> Math.round(4_000 + 150 * random.nextGaussian()) / 100.0;
            default -> random.nextDouble();
        });
        byte[] bytes = writer.write(points, 0, 720, BASE);
        assertThat(bytes.length).as(kind).isLessThanOrEqualTo(most);
        check(points, bytes, BASE, kind);
    }

    private static Points run(int count, IntToDoubleFunction value) {
        var points = new Points();
        for (int i = 0; i < count; i++) {
            double here = value.applyAsDouble(i);
            points.add(BASE + 10_000L * i, here);
        }
        return points;
    }

    private void check(Points points, byte[] bytes, long base, String what) {
        var back = new Points();
        reader.read(bytes, 0, bytes.length, base, back);
        assertThat(back.count()).as(what).isEqualTo(points.count());
        for (int i = 0; i < back.count(); i++) {
            assertThat(back.time(i)).as("%s, time %d", what, i).isEqualTo(points.time(i));
            assertThat(Double.doubleToRawLongBits(back.value(i)))
                    .as("%s, value %d: %s", what, i, points.value(i))
                    .isEqualTo(Double.doubleToRawLongBits(points.value(i)));
        }
    }
}
