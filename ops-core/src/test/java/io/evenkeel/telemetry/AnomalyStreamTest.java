package io.evenkeel.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.telemetry.AnomalyScore.Basis;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream is scored from its own past alone, on one scale for all series. */
class AnomalyStreamTest {

    private static final long START = Instant.parse("2026-11-02T00:00:00Z").toEpochMilli();
    private static final long STEP = Duration.ofMinutes(5).toMillis();
    private static final int DAY = 288;

    private static long time(int row) {
        return START + row * STEP;
    }

    /** Ten days of a daily course with noise; four hours of it lifted on the ninth day. */
    private static double[] course(long seed) {
        var random = new Random(seed);
        return IntStream.range(0, 10 * DAY)
                .mapToDouble(i -> 50
                        + 20 * Math.sin(2 * Math.PI * i / DAY)
                        + random.nextGaussian()
                        + (i >= 8 * DAY && i < 8 * DAY + 48 ? 15 : 0))
                .toArray();
    }

    private static AnomalyScore[] scored(double[] values) {
        var stream = new AnomalyStream();
        return IntStream.range(0, values.length)
                .mapToObj(i -> stream.next(time(i), values[i]))
                .toArray(AnomalyScore[]::new);
    }

    private static double[] scores(double[] values) {
        return Arrays.stream(scored(values)).mapToDouble(AnomalyScore::score).toArray();
    }

    private static int[] alarms(double[] values) {
        AnomalyScore[] scored = scored(values);
        return IntStream.range(0, values.length)
                .filter(i -> scored[i].isAlarm())
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 150, 1_000, 2_400})
    void whatComesLaterChangesNoScore(int cut) {
        double[] whole = course(3);
        double[] begun = Arrays.copyOf(whole, cut);
        assertThat(scores(begun)).containsExactly(Arrays.copyOf(scores(whole), cut));
        double[] other = whole.clone();
        Arrays.fill(other, cut, other.length, 1e9);
        assertThat(Arrays.copyOf(scores(other), cut)).containsExactly(scores(begun));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.01, 1024, 1e9})
    void unitAndZeroPointDoNotMatter(double unit) {
        double[] values = course(5);
        double[] expected = scores(values);
        double[] got =
                scores(Arrays.stream(values).map(each -> unit * (each + 250)).toArray());
        for (int i = 0; i < got.length; i++) {
            assertThat(got[i]).as("row %d", i).isCloseTo(expected[i], org.assertj.core.data.Offset.offset(1e-4));
        }
    }

    @Test
    void oneIncidentIsOneAlarmAtItsBeginning() {
        for (long seed = 1; seed <= 5; seed++) {
            int[] alarms = Arrays.stream(alarms(course(seed)))
                    .filter(i -> i >= 8 * DAY && i < 8 * DAY + 150)
                    .toArray();
            assertThat(alarms).as("seed %d", seed).hasSize(1);
            assertThat(alarms[0]).isLessThan(8 * DAY + 12);
        }
    }

    @Test
    void aCalmCourseMakesFewAlarms() {
        int alarms = 0;
        for (long seed = 1; seed <= 10; seed++) {
            alarms += (int) Arrays.stream(alarms(course(seed)))
                    .filter(i -> i < 8 * DAY || i > 9 * DAY)
                    .count();
        }
        assertThat(alarms).as("of ten series of nine days").isLessThanOrEqualTo(10);
    }

    @Test
    void aFlatLineAtAUsualLevelIsSeen() {
        double[] values = course(7);
        Arrays.fill(values, 5 * DAY, 6 * DAY, 50);
        assertThat(Arrays.stream(alarms(values)).filter(i -> i >= 5 * DAY && i < 6 * DAY))
                .isNotEmpty();
    }

    @Test
    void itSaysWhatWasExpectedAndSeen() {
        double[] values = course(11);
        values[7 * DAY] = 400;
        AnomalyScore score = scored(values)[7 * DAY];
        assertThat(score.isAlarm()).isTrue();
        assertThat(score.basis()).isNotEqualTo(Basis.NONE);
        assertThat(score.seen()).isEqualTo(400);
        assertThat(score.expected()).isBetween(40.0, 60.0);
        assertThat(score.odds()).isGreaterThan(1_000);
        assertThat(score.reason()).startsWith("400.0 where").contains("expected", "one in");
    }

    @Test
    void aConstantIsNeverUnusualAndItsFirstChangeIs() {
        var stream = new AnomalyStream();
        for (int i = 0; i < 3 * DAY; i++) {
            assertThat(stream.next(time(i), 0.1 + 0.2).score()).isZero();
        }
        assertThat(stream.next(time(3 * DAY), 5).isAlarm()).isTrue();
    }

    @Test
    void whatIsNoNumberScoresNothingAndChangesNothing() {
        double[] values = course(13);
        var plain = new AnomalyStream();
        var holed = new AnomalyStream();
        for (int i = 0; i < values.length; i++) {
            if (i % 50 == 0) {
                for (double wild : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1e300}) {
                    assertThat(holed.next(time(i), wild)).isEqualTo(AnomalyScore.NOTHING);
                }
            }
            assertThat(holed.next(time(i), values[i])).isEqualTo(plain.next(time(i), values[i]));
        }
    }

    @Test
    void timesThatRepeatGoBackOrLeapAreHarmless() {
        var random = new Random(17);
        var stream = new AnomalyStream();
        for (int i = 0; i < 5_000; i++) {
            long at = time(random.nextInt(10_000)) + (i % 100 == 0 ? 400L * DAY * STEP : 0);
            AnomalyScore score = stream.next(at, random.nextGaussian());
            assertThat(score.score()).isBetween(0.0, 1.0);
            assertThat(score.surprise()).isFinite();
        }
        assertThat(stream.next(Long.MIN_VALUE / 4, 1).score()).isBetween(0.0, 1.0);
    }

    @Test
    void ofACounterTheRateIsScored() {
        var stream = new AnomalyStream();
        var random = new Random(19);
        double counted = 0;
        int alarms = 0;
        for (int i = 0; i < 6 * DAY; i++) {
            counted = i % 700 == 699 ? 3 : counted + 100 + random.nextInt(20);
            alarms += stream.next(time(i), counted).isAlarm() ? 1 : 0;
        }
        assertThat(stream.isCounter()).isTrue();
        assertThat(alarms).as("a restart is nothing unusual").isLessThanOrEqualTo(2);
        AnomalyScore leap = stream.next(time(6 * DAY), counted + 5_000);
        assertThat(leap.isAlarm()).isTrue();
        assertThat(leap.expected()).isBetween(0.3, 0.4);
        stream.next(time(6 * DAY + 1), counted + 4_900);
        assertThat(stream.isCounter()).as("it fell a little").isFalse();
    }
}
