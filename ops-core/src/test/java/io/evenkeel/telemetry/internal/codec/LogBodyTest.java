package io.evenkeel.telemetry.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogBodyTest {

    @Test
    void randomSamplesComeBackBitForBit() {
        long seed = Long.getLong("evenkeel.seed", new Random().nextLong());
        System.out.println("evenkeel.seed=" + seed);
        var random = new Random(seed);
        for (int body = 0; body < 500; body++) {
            var samples = new Columns(4);
            for (int run = random.nextInt(8); run >= 0; run--) {
                Points points = RandomRuns.next(random, random.nextInt(10) == 0 ? -5 : 1_795_219_200_000L);
                int series = random.nextInt(10) == 0 ? Integer.MAX_VALUE : random.nextInt(1_000);
                for (int i = 0; i < points.count(); i++) {
                    samples.add(series, points.time(i), points.value(i));
                }
            }
            check(samples, LogBody.unpack(LogBody.pack(samples), samples.count()), "seed " + seed + ", body " + body);
        }
    }

    @Test
    void thePlainFormIsReadToo() {
        byte[] body = ByteBuffer.allocate(1 + 2 * 20)
                .put((byte) 0)
                .putInt(7)
                .putLong(1_795_219_200_000L)
                .putDouble(-0.0)
                .putInt(8)
                .putLong(1_795_219_210_000L)
                .putLong(StaleMarker.BITS)
                .array();
        var expected = new Columns(2);
        expected.add(7, 1_795_219_200_000L, -0.0);
        expected.add(8, 1_795_219_210_000L, Double.longBitsToDouble(StaleMarker.BITS));
        check(expected, LogBody.unpack(body, 2), "plain");
    }

    @Test
    void usualSamplesTakeFewBytes() {
        var samples = new Columns(500);
        var random = new Random(1);
        for (int i = 0; i < 500; i++) {
            samples.add(128 * (i / 4) + i % 4, 1_795_219_200_000L, Math.round(random.nextGaussian() * 1_000) / 10.0);
        }
        assertThat(LogBody.pack(samples).length).isLessThan(6 * 500);
    }

    private static void check(Columns expected, Columns found, String what) {
        assertThat(found.count()).as(what).isEqualTo(expected.count());
        for (int i = 0; i < found.count(); i++) {
            assertThat(found.series(i)).as("%s, series %d", what, i).isEqualTo(expected.series(i));
            assertThat(found.time(i)).as("%s, time %d", what, i).isEqualTo(expected.time(i));
            assertThat(Double.doubleToRawLongBits(found.value(i)))
                    .as("%s, value %d", what, i)
                    .isEqualTo(Double.doubleToRawLongBits(expected.value(i)));
        }
    }
}
