package io.evenkeel.telemetry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.RemoteWrite;
import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.protocol.WriteLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The quick look at a request says the same as the strict reader. */
class ArrivalTest {

    private static final long NOON = 1_795_262_400_000L;

    @Test
    void aRandomRequestIsScannedAsItIsRead() {
        long seed = Long.getLong("evenkeel.seed", new Random().nextLong());
        System.out.println("evenkeel.seed=" + seed);
        var random = new Random(seed);
        for (int request = 0; request < 200; request++) {
            List<TimeSeries> sent = randomRequest(random, random.nextInt(request % 20 == 0 ? 2_000 : 30));

            var arrival = new Arrival(plain(sent), WriteLimits.USUAL);

            String what = "seed " + seed + ", request " + request;
            assertThat(arrival.seriesCount()).as(what).isEqualTo(sent.size());
            List<Integer> places = IntStream.range(0, sent.size()).boxed().toList();
            assertThat(arrival.series(places)).as(what).isEqualTo(sent);
            int at = 0;
            for (int place = 0; place < sent.size(); place++) {
                for (TimeSeries.Sample sample : sent.get(place).samples()) {
                    assertThat(arrival.samples().series(at)).as(what).isEqualTo(place);
                    assertThat(arrival.samples().time(at)).as(what).isEqualTo(sample.epochMillis());
                    assertThat(Double.doubleToRawLongBits(arrival.samples().value(at++)))
                            .as(what)
                            .isEqualTo(Double.doubleToRawLongBits(sample.value()));
                }
            }
            assertThat(arrival.samples().count()).as(what).isEqualTo(at);
        }
    }

    /** Senders keep their order, mostly: what a guess says is believed only where it is true. */
    @Test
    void seriesAreKnownAgainInWhateverOrderTheyCome() {
        long seed = Long.getLong("evenkeel.seed", new Random().nextLong());
        System.out.println("evenkeel.seed=" + seed);
        var random = new Random(seed);
        KnownSeries.OfSource known = new KnownSeries().of("token:sender", 1);
        var numbers = new HashMap<Map<String, String>, Integer>();
        List<TimeSeries> all = randomRequest(random, 60);
        for (int request = 0; request < 300; request++) {
            List<TimeSeries> sent = new ArrayList<>(all.subList(random.nextInt(30), 30 + random.nextInt(30)));
            if (request % 3 == 0) {
                java.util.Collections.shuffle(sent, random);
            }
            var arrival = new Arrival(plain(sent), WriteLimits.USUAL);

            int[] found = arrival.numbers(known);

            int[] expected = sent.stream()
                    .mapToInt(series -> numbers.getOrDefault(series.labels(), Outcome.REFUSED))
                    .toArray();
            assertThat(found).as("seed %d, request %d", seed, request).isEqualTo(expected);
            for (int place = 0; place < found.length; place++) {
                if (found[place] == Outcome.REFUSED && random.nextBoolean()) {
                    int number = numbers.size();
                    numbers.put(sent.get(place).labels(), number);
                    known.put(arrival.labelHash(place).orElseThrow(), number);
                }
            }
        }
        assertThat(numbers).hasSizeGreaterThan(50);
    }

    @Test
    void forgottenSeriesAreNotKnown() {
        var all = new KnownSeries();
        all.of("token:sender", 1).put(new LabelHash(1, 2), 7);

        assertThat(all.of("token:sender", 1).find(null, 1, 2)).isNotNull();
        assertThat(all.of("token:other", 1).find(null, 1, 2)).isNull();
        assertThat(all.of("token:sender", 2).find(null, 1, 2)).isNull();
    }

    @Test
    void labelsThatDifferInAnyByteOrInLengthHaveAnotherHash() {
        var random = new Random(1);
        for (int length = 0; length < 70; length++) {
            var bytes = new byte[length + 9];
            random.nextBytes(bytes);
            LabelHash own = LabelHash.of(bytes, 5, 5 + length);

            assertThat(LabelHash.of(Arrays.copyOfRange(bytes, 5, 5 + length), 0, length))
                    .isEqualTo(own);
            assertThat(LabelHash.of(bytes, 5, 6 + length)).isNotEqualTo(own);
            for (int changed = 5; changed < 5 + length; changed++) {
                byte before = bytes[changed];
                bytes[changed] ^= (byte) (1 << random.nextInt(8));
                assertThat(LabelHash.of(bytes, 5, 5 + length))
                        .as("%d of %d", changed, length)
                        .isNotEqualTo(own);
                bytes[changed] = before;
            }
        }
        assertThat(LabelHash.of(new byte[8], 0, 8)).isNotEqualTo(LabelHash.of(new byte[9], 0, 9));
    }

    private static byte[] plain(List<TimeSeries> series) {
        return RemoteWrite.unpack(RemoteWrite.encode(series), WriteLimits.USUAL);
    }

    private static List<TimeSeries> randomRequest(Random random, int series) {
        var request = new ArrayList<TimeSeries>();
        for (int i = 0; i < series; i++) {
            var labels = new HashMap<String, String>(Map.of("__name__", "metric_" + i));
            for (int label = random.nextInt(5); label > 0; label--) {
                labels.put("label_" + label, "ü".repeat(random.nextInt(200)) + "x");
            }
            var samples = new ArrayList<TimeSeries.Sample>();
            long time = random.nextInt(10) == 0 ? -5 : NOON;
            for (int sample = random.nextInt(4); sample >= 0; sample--) {
                double value = random.nextBoolean() ? random.nextInt(100) : Double.longBitsToDouble(random.nextLong());
                samples.add(new TimeSeries.Sample(time, value));
                time += random.nextInt(20_000);
            }
            request.add(new TimeSeries(labels, samples));
        }
        return request;
    }
}
