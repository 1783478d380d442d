package io.evenkeel.telemetry.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.MetricStore.Source;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQlLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Days that are over: roll-ups, retention, and what is forgotten. */
class AgedSamplesTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-01T00:00:00Z");
    private static final Source SENDER = new Source("token:sender", 10);

    private final Stores stores = new Stores(MIDNIGHT);
    private final ChunkStore store = stores.open();

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void aDayThatIsOverIsAlsoThereByFiveMinutes() {
        write("aged", MIDNIGHT, 8_640);
        age(Duration.ofDays(2));

        var points = newest("aged", MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(1)));

        assertThat(points.times()).hasSize(289);
        for (int i = 0; i < 288; i++) {
            // The newest sample at a multiple of five minutes is the one that was taken then.
            assertThat(points.times()[i])
                    .isEqualTo(MIDNIGHT.plusSeconds(300L * i).toEpochMilli());
            assertThat(points.values()[i]).isEqualTo(30.0 * i);
        }
        assertThat(points.values()[288]).isEqualTo(8_639);
    }

    /** What decides that a chart may read roll-ups: its answer is the same. */
    @Test
    void aQueryAtMultiplesOfFiveMinutesHasTheSameAnswerFromPoints() {
        write("aged", MIDNIGHT.plusSeconds(3), 5_000);
        write("aged", MIDNIGHT.plus(Duration.ofHours(18)), 100);
        age(Duration.ofDays(2));
        PromQl query = PromQl.parse("aged * 2 > 10 or absent(aged offset 10m)");
        assertThat(query.looksAtMultiplesOf(Duration.ofMinutes(5))).isTrue();
        assertThat(PromQl.parse("rate(aged[5m])").looksAtMultiplesOf(Duration.ofMinutes(5)))
                .isFalse();
        assertThat(PromQl.parse("aged offset 7m").looksAtMultiplesOf(Duration.ofMinutes(5)))
                .isFalse();

        for (Duration step : List.of(Duration.ofMinutes(5), Duration.ofMinutes(35))) {
            Instant from = MIDNIGHT.minus(step);
            Instant to = MIDNIGHT.plus(Duration.ofDays(1));
            var fromSamples = query.over(store, from, to, step, PromQlLimits.USUAL);
            var fromPoints = query.over(store::selectNewest, from, to, step, PromQlLimits.USUAL);
            assertThat(fromPoints.series()).usingRecursiveComparison().isEqualTo(fromSamples.series());
            assertThat(fromSamples.series()).isNotEmpty();
        }
    }

    @Test
    void todayIsThereByEverySample() {
        write("aged", MIDNIGHT, 100);

        assertThat(newest("aged", MIDNIGHT, MIDNIGHT.plusSeconds(1_000)).values())
                .hasSize(100);
    }

    @Test
    void whatComesLateToARolledDayIsRolledUpToo() {
        write("aged", MIDNIGHT, 1_000);
        age(Duration.ofDays(2));
        write("aged", MIDNIGHT.plus(Duration.ofHours(20)), 31);
        age(Duration.ofDays(2));

        var points = newest("aged", MIDNIGHT.plus(Duration.ofHours(19)), MIDNIGHT.plus(Duration.ofHours(23)));

        assertThat(points.values()).containsExactly(0, 30);
    }

    /** An agent that was cut off sends a day for a while: its roll-ups are not made again and again. */
    @Test
    void aDayWhoseSamplesAreStillOnTheirWayIsRolledUpLater() {
        write("aged", MIDNIGHT, 1_000);
        stores.now = MIDNIGHT.plus(Duration.ofDays(2));
        store.upkeep().fold();
        store.upkeep().keepHouse();
        assertThat(rolledDays()).doesNotContain(Long.parseLong(day(0)));

        store.upkeep().close(stores.now);
        store.upkeep().keepHouse();

        assertThat(rolledDays()).contains(Long.parseLong(day(0)));
        assertThat(newest("aged", MIDNIGHT, MIDNIGHT.plusSeconds(10_000)).times())
                .hasSize(1 + Math.ceilDiv(9_990, 300));
    }

    private List<Long> rolledDays() {
        return JdbcClient.create(stores.database())
                .sql("SELECT day FROM telemetry.rolled_day")
                .query(Long.class)
                .list();
    }

    @Test
    void afterTheRetentionFiveMinutesAreLeft() {
        write("aged", MIDNIGHT, 8_640);
        age(Duration.ofDays(2));
        write("aged", MIDNIGHT.plus(Duration.ofDays(20)), 10);
        age(Duration.ofDays(35));

        var left = select("aged", MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(40)));

        assertThat(left.times()).hasSize(289 + 10);
        assertThat(tables()).contains("chunk_" + day(20)).doesNotContain("chunk_" + day(0));
    }

    @Test
    void aShorterRetentionHoldsAtOnce() {
        write("aged", MIDNIGHT, 8_640);
        age(Duration.ofDays(5));
        store.retention().set(3);

        assertThat(select("aged", MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(5))).times())
                .hasSize(289);
    }

    @Test
    void aSeriesWithoutSamplesIsForgottenAndMayComeAgain() {
        write("gone", MIDNIGHT, 10);
        write("stays", MIDNIGHT, 10);
        age(Duration.ofDays(2));
        write("stays", MIDNIGHT.plus(Duration.ofDays(25)), 10);
        age(Duration.ofDays(33));

        assertThat(store.labelValues("__name__", List.of())).containsExactly("stays");
        assertThat(store.use().series()).isEqualTo(1);
        write("gone", MIDNIGHT.plus(Duration.ofDays(33)), 5);
        assertThat(select("gone", MIDNIGHT, stores.now.plusSeconds(60)).times()).hasSize(5);
    }

    @Test
    void aSeriesThatCameBackTodayIsNotForgotten() {
        write("back", MIDNIGHT, 10);
        age(Duration.ofDays(2));
        stores.now = MIDNIGHT.plus(Duration.ofDays(33));
        write("back", stores.now, 1);
        store.upkeep().keepHouse();
        store.upkeep().fold();
        store.upkeep().keepHouse();

        assertThat(select("back", stores.now, stores.now).values()).containsExactly(0);
    }

    @Test
    void storageTellsWhatIsThere() {
        assertThat(store.use().oldest()).isEmpty();
        write("aged", MIDNIGHT, 100);
        stores.now = MIDNIGHT.plusSeconds(90);

        assertThat(store.use().samples()).isEqualTo(100);
        assertThat(store.use().waiting()).isEqualTo(100);
        assertThat(store.use().lag()).isEqualTo(Duration.ofSeconds(90));
        age(Duration.ofDays(1));
        var use = store.use();
        assertThat(use.samples()).isEqualTo(100);
        assertThat(use.waiting()).isZero();
        assertThat(use.lag()).isZero();
        assertThat(use.oldest()).contains(MIDNIGHT);
    }

    /** Lets so much time pass since midnight, with everything that is done meanwhile. */
    private void age(Duration sinceMidnight) {
        stores.now = MIDNIGHT.plus(sinceMidnight);
        store.upkeep().fold();
        store.upkeep().close(stores.now);
        store.upkeep().keepHouse();
    }

    /** A sample every ten seconds: 0, 1, 2, … */
    private void write(String metric, Instant from, int count) {
        var samples = new ArrayList<TimeSeries.Sample>();
        for (int i = 0; i < count; i++) {
            samples.add(new TimeSeries.Sample(from.plusSeconds(10L * i).toEpochMilli(), i));
        }
        store.write(SENDER, List.of(new TimeSeries(Map.of("__name__", metric), samples)));
    }

    private MetricStore.Series select(String metric, Instant from, Instant to) {
        return store.select(List.of(new Matcher("__name__", Matcher.Kind.EQUAL, metric)), from, to)
                .getFirst();
    }

    private MetricStore.Series newest(String metric, Instant from, Instant to) {
        return store.selectNewest(List.of(new Matcher("__name__", Matcher.Kind.EQUAL, metric)), from, to)
                .getFirst();
    }

    private static String day(int after) {
        return Long.toString(MIDNIGHT.plus(Duration.ofDays(after)).toEpochMilli() / 86_400_000);
    }

    private List<String> tables() {
        return JdbcClient.create(stores.database())
                .sql("SELECT relname FROM pg_class WHERE relnamespace = 'telemetry'::regnamespace AND relkind = 'r'")
                .query(String.class)
                .list();
    }
}
