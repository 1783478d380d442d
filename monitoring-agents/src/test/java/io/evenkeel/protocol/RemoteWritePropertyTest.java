package io.evenkeel.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Repeat a failure with {@code -Dseed=…}. */
class RemoteWritePropertyTest {

    private static final int[] CODE_POINTS = {'a', 'Z', '_', '0', '"', '\\', '\n', 'é', '中', 0x1f600, 0x10ffff, 0xfffd};

    private final long seed = Long.getLong("seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @BeforeEach
    void printSeed() {
        System.out.println("RemoteWritePropertyTest -Dseed=" + seed);
    }

    @Test
    void whatIsEncodedComesBack() {
        for (int round = 0; round < 500; round++) {
            var request = randomRequest();

            var decoded = RemoteWrite.decode(RemoteWrite.encode(request), WriteLimits.USUAL);

            assertThat(decoded.series()).as("seed %d", seed).isEqualTo(request);
        }
    }

    @Test
    void everyBitOfAValueComesBack() {
        var bits = IntStream.range(0, 10_000).mapToLong(_ -> random.nextLong()).toArray();
        bits[0] = 0x7ff0000000000002L; // Prometheus's staleness marker, a signalling NaN
        bits[1] = 0x8000000000000000L; // minus zero
        var samples = new ArrayList<TimeSeries.Sample>();
        for (int i = 0; i < bits.length; i++) {
            samples.add(new TimeSeries.Sample(i, Double.longBitsToDouble(bits[i])));
        }

        var decoded = RemoteWrite.decode(
                RemoteWrite.encode(List.of(new TimeSeries(Map.of("__name__", "x"), samples))), WriteLimits.USUAL);

        assertThat(decoded.series().getFirst().samples().stream()
                        .mapToLong(s -> Double.doubleToRawLongBits(s.value()))
                        .toArray())
                .as("seed %d", seed)
                .isEqualTo(bits);
    }

    @Test
    void aRequestCutAnywhereIsRefused() {
        byte[] whole = RemoteWrite.encode(List.of(randomSeries(), randomSeries()));

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> RemoteWrite.decode(cut, WriteLimits.USUAL))
                    .as("seed %d, cut at %d", seed, length)
                    .isInstanceOf(WriteRefused.class);
        }
    }

    @Test
    void plainBytesCutAnywhereAreRefusedOrHoldOnlyWholeSeries() {
        var request = randomRequest();
        byte[] whole = WriteRequestWriter.write(request);

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                var series =
                        RemoteWrite.decode(Wire.literal(cut), WriteLimits.USUAL).series();
                assertThat(series).as("seed %d, cut at %d", seed, length).isEqualTo(request.subList(0, series.size()));
            } catch (WriteRefused refused) {
                assertThat(refused).hasMessageEndingWith(".");
            }
        }
    }

    @Test
    void brokenBytesAreRefusedOrReadButNeverFailOtherwise() {
        for (int round = 0; round < 5_000; round++) {
            byte[] body = random.nextBoolean()
                    ? RemoteWrite.encode(randomRequest())
                    : Wire.literal(WriteRequestWriter.write(randomRequest()));
            for (int flips = random.nextInt(8); flips >= 0 && body.length > 0; flips--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt();
            }
            decodeAnything(body);
        }
    }

    @Test
    void noiseIsRefusedOrReadButNeverFailsOtherwise() {
        for (int round = 0; round < 20_000; round++) {
            var noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            decodeAnything(random.nextBoolean() ? noise : Wire.literal(noise));
        }
    }

    private void decodeAnything(byte[] body) {
        try {
            RemoteWrite.decode(body, WriteLimits.USUAL);
        } catch (WriteRefused expected) {
            assertThat(expected.httpStatus()).isIn(400, 413);
        } catch (RuntimeException | Error e) {
            fail("seed %d, body %s".formatted(seed, HexFormat.of().formatHex(body)), e);
        }
    }

    private List<TimeSeries> randomRequest() {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(_ -> randomSeries())
                .toList();
    }

    private TimeSeries randomSeries() {
        var labels = new HashMap<String, String>();
        labels.put("__name__", randomText());
        for (int i = random.nextInt(8); i > 0; i--) {
            labels.put(randomText(), randomText());
        }
        long start = random.nextLong();
        var samples = IntStream.rangeClosed(1, 1 + random.nextInt(12))
                .mapToObj(i -> new TimeSeries.Sample(Math.max(start, start + i * 10_000L), randomValue()))
                .sorted(Comparator.comparingLong(TimeSeries.Sample::epochMillis))
                .toList();
        return new TimeSeries(labels, samples);
    }

    private double randomValue() {
        return switch (random.nextInt(5)) {
            case 0 -> 0.0;
            case 1 -> -0.0;
            case 2 -> random.nextInt(1_000);
            case 3 -> Double.POSITIVE_INFINITY;
            default -> random.nextGaussian();
        };
    }

    private String randomText() {
        var text = new StringBuilder();
        for (int i = 1 + random.nextInt(20); i > 0; i--) {
            text.appendCodePoint(CODE_POINTS[random.nextInt(CODE_POINTS.length)]);
        }
        return text.toString();
    }
}
