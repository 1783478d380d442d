package io.evenkeel.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.Matcher.Kind;
import io.evenkeel.telemetry.MetricStore.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every metric store promises. One subclass per store. */
public abstract class MetricStoreContract {

    protected static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Source SOMEBODY = new Source("token:somebody", 1_000);

    private MetricStore store;

    /** A store with nothing in it. */
    protected abstract MetricStore emptyStore();

    @BeforeEach
    void open() {
        store = emptyStore();
    }

    @Test
    void handsOutWhatWasWritten() {
        var written = store.write(SOMEBODY, List.of(series("up", Map.of("host", "a"), 1, 2, 3)));

        assertThat(written).isEqualTo(new MetricStore.Written(3, 0, 0));
        var found = store.select(List.of(name("up")), NOON, NOON.plusSeconds(60));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().labels()).isEqualTo(Map.of("__name__", "up", "host", "a"));
        assertThat(found.getFirst().times()).containsExactly(at(0), at(10), at(20));
        assertThat(found.getFirst().values()).containsExactly(1, 2, 3);
    }

    @Test
    void aSpanIncludesBothEnds() {
        store.write(SOMEBODY, List.of(series("up", Map.of(), 1, 2, 3, 4, 5)));

        var found = store.select(List.of(name("up")), NOON.plusSeconds(10), NOON.plusSeconds(30));

        assertThat(found.getFirst().values()).containsExactly(2, 3, 4);
    }

    @Test
    void aSeriesWithoutASampleInTheSpanIsLeftOut() {
        store.write(SOMEBODY, List.of(series("up", Map.of(), 1)));

        assertThat(store.select(List.of(name("up")), NOON.plusMillis(1), NOON.plusSeconds(30)))
                .isEmpty();
        assertThat(store.series(List.of(List.of(name("up"))), NOON.plusMillis(1), NOON.plusSeconds(30)))
                .isEmpty();
    }

    @Test
    void whatIsStoredAlreadyStaysAsItIs() {
        store.write(SOMEBODY, List.of(series("up", Map.of(), 1, 2)));

        store.write(SOMEBODY, List.of(series("up", Map.of(), 8, 9, 3)));

        assertThat(values("up")).containsExactly(1, 2, 3);
    }

    @Test
    void theSameSeriesTwiceInOneBatchIsOneSeries() {
        store.write(
                SOMEBODY, List.of(series("up", Map.of("host", "a"), 1, 2), series("up", Map.of("host", "a"), 1, 2, 3)));

        assertThat(values("up")).containsExactly(1, 2, 3);
        assertThat(store.series(List.of(List.of(name("up"))), NOON, NOON.plusSeconds(60)))
                .hasSize(1);
    }

    @Test
    void lateSamplesComeOutInTimeOrder() {
        store.write(SOMEBODY, List.of(sample("up", 50, 5)));
        store.write(SOMEBODY, List.of(sample("up", 10, 1)));
        store.write(SOMEBODY, List.of(sample("up", 30, 3)));

        assertThat(values("up")).containsExactly(1, 3, 5);
    }

    @Test
    void aSeriesGoesOnAcrossDays() {
        long day = Duration.ofDays(1).toSeconds();
        store.write(SOMEBODY, List.of(sample("up", 3 * day, 3), sample("up", 0, 0), sample("up", day, 1)));

        var found = store.select(List.of(name("up")), NOON, NOON.plus(Duration.ofDays(4)));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().values()).containsExactly(0, 1, 3);
    }

    @Test
    void everyValueComesBackBitForBit() {
        double[] values = {
            0.0,
            -0.0,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN,
            Samples.STALE,
            0.1,
            Math.PI
        };
        store.write(SOMEBODY, List.of(series("odd", Map.of(), values)));

        assertThat(bits(values("odd"))).isEqualTo(bits(values));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            =  ; host    ; a        ; 1
            =  ; host    ; ``       ; 5
            =  ; nowhere ; ``       ; 1 2 3 5
            != ; host    ; a        ; 2 3 5
            != ; host    ; ``       ; 1 2 3
            =~ ; host    ; a|bb     ; 1 2
            =~ ; host    ; b        ;
            =~ ; host    ; .*       ; 1 2 3 5
            =~ ; host    ; .+       ; 1 2 3
            =~ ; host    ; (a|)     ; 1 5
            !~ ; host    ; a|bb     ; 3 5
            !~ ; host    ; .+       ; 5
            !~ ; host    ; .*       ;
            !~ ; nowhere ; x        ; 1 2 3 5
            """)
    void selectsByEachKindOfMatcher(String sign, String label, String value, String expected) {
        store.write(
                SOMEBODY,
                List.of(
                        series("m", Map.of("host", "a"), 1),
                        series("m", Map.of("host", "bb"), 2),
                        series("m", Map.of("host", "c", "more", "x"), 3),
                        series("other", Map.of("host", "a"), 4),
                        series("m", Map.of("more", "x"), 5)));
        Kind kind = switch (sign) {
            case "=" -> Kind.EQUAL;
            case "!=" -> Kind.NOT_EQUAL;
            case "=~" -> Kind.REGEX;
            default -> Kind.NOT_REGEX;
        };

        var found = store.select(List.of(name("m"), new Matcher(label, kind, value)), NOON, NOON);

        assertThat(found.stream()
                        .map(s -> Integer.toString((int) s.values()[0]))
                        .sorted())
                .containsExactlyElementsOf(expected == null ? List.of() : Arrays.asList(expected.split(" ", -1)));
    }

    @Test
    void namesAndValuesOfLabels() {
        store.write(
                SOMEBODY,
                List.of(
                        series("m", Map.of("host", "a", "disk", "sda"), 1),
                        series("m", Map.of("host", "b"), 1),
                        series("n", Map.of("rack", "r1"), 1)));

        assertThat(store.labelNames(List.of())).containsExactly("__name__", "disk", "host", "rack");
        assertThat(store.labelNames(List.of(List.of(name("n"))))).containsExactly("__name__", "rack");
        assertThat(store.labelValues("host", List.of())).containsExactly("a", "b");
        assertThat(store.labelValues("host", List.of(List.of(new Matcher("disk", Kind.EQUAL, "sda")))))
                .containsExactly("a");
        assertThat(store.labelValues("nowhere", List.of())).isEmpty();
        assertThat(store.series(List.of(List.of(name("n")), List.of(name("m"))), NOON, NOON))
                .hasSize(3);
    }

    @Test
    void labelsKeepWhateverTextTheyHold() {
        var labels = Map.of("path", "C:\\temp \"x\" {1,2}", "unit", "°C 温度 🙂", "quote", "'; drop table x; --");
        store.write(SOMEBODY, List.of(series("odd", labels, 1)));

        var found = store.select(List.of(new Matcher("unit", Kind.EQUAL, "°C 温度 🙂")), NOON, NOON);

        assertThat(found.getFirst().labels()).containsAllEntriesOf(labels);
    }

    @Test
    void aSourceBringsInABoundedNumberOfSeries() {
        var small = new Source("agent:small", 2);
        store.write(small, List.of(series("a", Map.of(), 1)));

        var written = store.write(
                small, List.of(series("a", Map.of(), 1, 2), series("b", Map.of(), 1), series("c", Map.of(), 1, 2)));

        assertThat(written).isEqualTo(new MetricStore.Written(3, 2, 1));
        assertThat(values("b")).containsExactly(1);
        assertThat(store.select(List.of(name("c")), NOON, NOON)).isEmpty();
        assertThat(store.write(new Source("agent:other", 2), List.of(series("c", Map.of(), 1)))
                        .taken())
                .isEqualTo(1);
        assertThat(store.labelNames(List.of())).containsExactly("__name__");
    }

    @Test
    void tooMuchAtOnceIsRefused() {
        for (int part = 0; part < 60; part++) {
            var batch = new ArrayList<TimeSeries>();
            for (int i = 0; i < 1_000; i++) {
                batch.add(series("many", Map.of("i", part + "-" + i), 1));
            }
            store.write(new Source("token:many", 100_000), batch);
        }

        assertThatThrownBy(() -> store.select(List.of(name("many")), NOON, NOON))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.TOO_LARGE));
    }

    @Test
    void writersAtTheSameTimeLoseNothing() throws Exception {
        int writers = 6;
        int rounds = 20;
        try (var pool = Executors.newFixedThreadPool(writers)) {
            var work = new ArrayList<Callable<Long>>();
            for (int w = 0; w < writers; w++) {
                long seed = w;
                work.add(() -> writeOverlapping(new Random(seed), rounds));
            }
            long stored = 0;
            for (var done : pool.invokeAll(work)) {
                stored += done.get();
            }
            long found = store.select(List.of(name("shared")), NOON, NOON.plusSeconds(1_000)).stream()
                    .mapToLong(s -> s.times().length)
                    .sum();
            assertThat(stored).isEqualTo(50L * rounds * writers);
            assertThat(found).isEqualTo(50L * rounds);
        }
    }

    /** Every writer sends every sample, each in an order of its own; each sample may be stored once. */
    private long writeOverlapping(Random random, int rounds) {
        long stored = 0;
        for (int round = 0; round < rounds; round++) {
            var batch = new ArrayList<TimeSeries>();
            for (int i = 0; i < 50; i++) {
                var labels = new TreeMap<>(Map.of("__name__", "shared", "i", Integer.toString(i)));
                batch.add(new TimeSeries(labels, List.of(new TimeSeries.Sample(at(10 * round), round))));
            }
            java.util.Collections.shuffle(batch, random);
            stored += store.write(SOMEBODY, batch).taken();
        }
        return stored;
    }

    protected double[] values(String metric) {
        return store.select(List.of(name(metric)), NOON, NOON.plusSeconds(1_000))
                .getFirst()
                .values();
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    protected static Matcher name(String metric) {
        return new Matcher("__name__", Kind.EQUAL, metric);
    }

    protected static long at(int seconds) {
        return NOON.plusSeconds(seconds).toEpochMilli();
    }

    private static TimeSeries sample(String metric, long seconds, double value) {
        return new TimeSeries(
                Map.of("__name__", metric),
                List.of(new TimeSeries.Sample(NOON.plusSeconds(seconds).toEpochMilli(), value)));
    }

    /** Values every 10 s from noon on. */
    protected static TimeSeries series(String metric, Map<String, String> labels, double... values) {
        var all = new TreeMap<>(labels);
        all.put("__name__", metric);
        var samples = new ArrayList<TimeSeries.Sample>();
        for (int i = 0; i < values.length; i++) {
            samples.add(new TimeSeries.Sample(at(10 * i), values[i]));
        }
        return new TimeSeries(all, samples);
    }
}
