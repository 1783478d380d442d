package io.evenkeel.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code evenkeel_anomaly} and {@code evenkeel_full_in} in queries. */
class PromQlOverWeeksTest {

    private static final Instant START = Instant.parse("2026-11-10T00:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(5);

    private static List<PromQlAnswer.Sample> at(String query, Duration after, String... lines) {
        var answer = PromQl.parse(query).at(Samples.every(STEP, START, lines), START.plus(after), PromQlLimits.USUAL);
        return ((PromQlAnswer.Vector) answer).samples();
    }

    @Test
    void theScoreOfAStreamIsAnAlarmWhenItBreaks() {
        assertThat(at("evenkeel_anomaly_score(m[7d])", Duration.ofDays(2), "m 10+0x575 10"))
                .hasToString(at("evenkeel_anomaly_score(m[7d]) < 0.5", Duration.ofDays(2), "m 10+0x575 10")
                        .toString());
        assertThat(at("evenkeel_anomaly_score(m[7d]) >= 0.5", Duration.ofDays(2), "m 10+0x575 99"))
                .isNotEmpty();
    }

    @Test
    void aScoreIsSignedAndWithoutTheMetricsName() {
        var high = at("evenkeel_anomaly(m[7d])", Duration.ofDays(2), "m{host=\"a\"} 10+0x575 20");
        assertThat(high).singleElement().satisfies(one -> {
            assertThat(one.value()).isEqualTo(100);
            assertThat(one.labels()).containsOnlyKeys("host");
        });
        assertThat(at("evenkeel_anomaly(m[7d])", Duration.ofDays(2), "m 10+0x575 5"))
                .singleElement()
                .satisfies(one -> assertThat(one.value()).isEqualTo(-100));
    }

    @Test
    void withoutEnoughHistoryThereIsNoValue() {
        assertThat(at("evenkeel_anomaly(m[7d])", Duration.ofHours(12), "m 10+0x200"))
                .isEmpty();
        assertThat(at("evenkeel_full_in(m[7d], 0)", Duration.ofHours(3), "m 100-1x90"))
                .isEmpty();
    }

    @Test
    void aSeriesThatEndedHasNoValue() {
        assertThat(at("evenkeel_anomaly(m[7d])", Duration.ofDays(2).plusMinutes(20), "m 10+0x575 20"))
                .isEmpty();
        assertThat(at("evenkeel_full_in(m[7d], 0)", Duration.ofDays(2).plusHours(1), "m 1000-1x576"))
                .isEmpty();
    }

    @Test
    void fullInIsInSecondsAndInfiniteWhereItIsNot() {
        var in = at(
                "evenkeel_full_in(m[7d], 0)",
                Duration.ofDays(2),
                "m{on=\"line\"} 1000-1x576",
                "m{on=\"level\"} 500+0x576");
        assertThat(in).hasSize(2);
        assertThat(in.getFirst().value()).isInfinite();
        assertThat(in.getLast().value()).isCloseTo(424 * 300.0, within(2000.0));
        assertThat(at("evenkeel_full_in(m[7d], 1000) < 3600", Duration.ofDays(2), "m 430+1x576"))
                .singleElement()
                .satisfies(one -> assertThat(one.value()).isZero());
    }

    @Test
    void itWorksOverASubqueryAndOverTime() {
        var matrix = PromQl.parse("evenkeel_anomaly((m * 2)[1d:10m])")
                .over(
                        Samples.every(STEP, START, "m 10+0x575 20"),
                        START.plus(Duration.ofHours(47)),
                        START.plus(Duration.ofHours(48)),
                        Duration.ofMinutes(10),
                        PromQlLimits.USUAL);
        assertThat(matrix.series()).singleElement().satisfies(one -> {
            assertThat(one.values()[0]).isZero();
            assertThat(one.values()[one.values().length - 1]).isEqualTo(100);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    evenkeel_anomaly(m)            | 18 | instant vector
                    evenkeel_anomaly(m[1h])        | 18 | the range of evenkeel_anomaly is 1d to 35d, this is 1h
                    evenkeel_anomaly(m[1y])        | 18 | the range of evenkeel_anomaly is 1d to 35d, this is 365d
                    evenkeel_anomaly((m + 1)[2h:]) | 25 | this is 2h
                    1 + evenkeel_full_in(m[7d])    | 5  | takes 2 arguments
                    evenkeel_full_in(m[7d], m)     | 25 | argument 2 of evenkeel_full_in is a value of type scalar
                    evenkeel_full_in(m[1h], 0)     | 18 | the range of evenkeel_full_in is 6h to 62d, this is 1h
                    """)
    void misuseIsRefusedWithItsPlace(String query, int column, String words) {
        assertThatThrownBy(() -> PromQl.parse(query)).isInstanceOfSatisfying(PromQlError.class, e -> {
            assertThat(e.column()).isEqualTo(column);
            assertThat(e.describe()).contains(words);
        });
    }

    @Test
    void whatWouldLookAtWeeksTooOftenIsRefused() {
        var query = PromQl.parse("evenkeel_full_in(m[7d], 0)");
        var samples = Samples.every(STEP, START, "m 10+0x9", "m{a=\"1\"} 10+0x9");
        assertThatThrownBy(() -> query.over(
                        samples,
                        START,
                        START.plus(Duration.ofSeconds(10_999)),
                        Duration.ofSeconds(1),
                        PromQlLimits.USUAL))
                .isInstanceOfSatisfying(
                        PromQlError.class, e -> assertThat(e.kind()).isEqualTo(PromQlError.Kind.TOO_LARGE));
    }

    @Test
    void itIsReadAsItWasWritten() {
        var query = PromQl.parse("evenkeel_full_in(disk[2w] offset 1h, 5*10) < 4*86400");
        assertThat(query.canonical()).isEqualTo("evenkeel_full_in(disk[14d] offset 1h, 5 * 10) < 4 * 86400");
        assertThat(query.threshold()).hasValue(new PromQl.Threshold("<", 345_600));
        assertThat(query.looksAtMultiplesOf(STEP)).isFalse();
    }
}
