package io.evenkeel.telemetry.internal.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SketchTest {
    @Test
    void quantilesAreRightToFivePercentWhateverTheDurations() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int run = 0; run < 50; run++) {
            var sketch = new Sketch();
            long[] micros = new long[1 + random.nextInt(3000)];
            for (int i = 0; i < micros.length; i++) {
                micros[i] = (long) Math.exp(3 + random.nextDouble() * 20);
                sketch.add(micros[i]);
            }
            Arrays.sort(micros);
            for (double share : new double[] {0.01, 0.5, 0.95, 0.99, 1}) {
                long exact = micros[(int) Math.max(0, Math.ceil(share * micros.length) - 1)];
                assertThat((double) sketch.quantile(share))
                        .as("share %s of %s, seed %s", share, micros.length, seed)
                        .isCloseTo((double) exact, within(exact * 0.05 + 1));
            }
        }
    }

    @Test
    void partsAddUpToTheWholeAndComeBackFromBytes() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var whole = new Sketch();
        var sum = new Sketch();
        for (int part = 0; part < 20; part++) {
            var one = new Sketch();
            for (int i = 0; i < 500; i++) {
                long micros = random.nextLong(1L << (1 + random.nextInt(45)));
                whole.add(micros);
                one.add(micros);
            }
            sum.add(Sketch.of(one.bytes()));
        }
        assertThat(sum.count()).isEqualTo(10_000);
        assertThat(sum.bytes()).as("seed %s", seed).isEqualTo(whole.bytes());
    }

    @Test
    void theShortestAndTheLongestHaveABucket() {
        var sketch = new Sketch();
        sketch.add(0);
        sketch.add(-5);
        sketch.add(Long.MAX_VALUE);
        assertThat(sketch.quantile(0.5)).isEqualTo(1);
        assertThat(sketch.quantile(1)).isGreaterThan(86_400_000_000L);
        assertThat(new Sketch().quantile(0.5)).isZero();
    }

    @Test
    void otherBytesAreRefused() {
        for (byte[] broken : new byte[][] {{(byte) 0x80}, {0, (byte) 0xff}, {(byte) 0xff, 0x7f, 1}, new byte[] {5}}) {
            assertThatThrownBy(() -> Sketch.of(broken)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
