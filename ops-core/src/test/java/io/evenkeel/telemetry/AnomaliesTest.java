package io.evenkeel.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.telemetry.Judgement.Basis;
import io.evenkeel.telemetry.Judgement.Compared;
import io.evenkeel.telemetry.Judgement.NotEnough;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What is unusual is told by a series' own past, and only where there is enough of it. */
class AnomaliesTest {

    private static final long START = Instant.parse("2026-11-02T00:00:00Z").toEpochMilli();
    private static final long PLACE = Duration.ofMinutes(5).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Random random = new Random(7);

    /** One that has seen so many days of a course, every five minutes. */
    private static Anomalies watch(double days, LongToDoubleFunction course) {
        var watch = Anomalies.watch();
        for (long at = START; at < START + (long) (days * DAY); at += PLACE) {
            watch.next(at, course.applyAsDouble(at));
        }
        return watch;
    }

    private static Compared compared(Judgement judgement) {
        assertThat(judgement).isInstanceOf(Compared.class);
        return (Compared) judgement;
    }

    /** Busy from eight to eighteen; noise of a tenth. */
    private double workday(long at) {
        long hour = at % DAY / HOUR;
        return (hour >= 8 && hour < 18 ? 10 : 2) + random.nextGaussian() * 0.1;
    }

    private double week(long at) {
        boolean sunday = at / DAY % 7 == 3;
        return sunday ? 1 + random.nextGaussian() * 0.1 : workday(at);
    }

    @Test
    void saysThatADayIsNeeded() {
        Judgement judgement = watch(0.8, this::workday).next(START + (long) (0.8 * DAY), 99);
        assertThat(judgement).isInstanceOf(NotEnough.class);
        assertThat(judgement.reason()).contains("Not enough history");
    }

    @Test
    void aSingleValueIsNotJudged() {
        assertThat(Anomalies.watch().next(START, 5)).isInstanceOf(NotEnough.class);
        assertThat(Anomalies.ofLast(new long[0], new double[0], 0, 0)).isInstanceOf(NotEnough.class);
    }

    @Test
    void whatIsNoNumberIsNotJudgedAndNotRemembered() {
        Anomalies watch = watch(3, this::workday);
        for (double wild : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(watch.next(START + 3 * DAY, wild)).isInstanceOf(NotEnough.class);
        }
        Compared after = compared(watch.next(START + 3 * DAY + PLACE, 2));
        assertThat(after.expected()).isFinite();
        assertThat(after.isUnusual()).isFalse();
    }

    @Test
    void theMorningIsUsualInTheMorningAndUnusualAtNight() {
        Anomalies watch = watch(9, this::workday);
        Compared night = compared(watch.next(START + 9 * DAY, 10));
        assertThat(night.basis()).isEqualTo(Basis.DAILY);
        assertThat(night.score()).isGreaterThan(20);
        assertThat(night.reason()).containsPattern("[45]\\.. times the usual for 00:00 UTC");

        Anomalies morning = watch(9 + 9 / 24.0, this::workday);
        Compared day = compared(morning.next(START + 9 * DAY + 9 * HOUR, 10));
        assertThat(day.isUnusual()).isFalse();
        assertThat(day.low()).isLessThan(10);
        assertThat(day.high()).isGreaterThan(10);
    }

    @Test
    void sundayIsComparedWithSundays() {
        // 2026-11-02 is a Monday; day 3 of the count of days since 1970 modulo 7 is a Sunday.
        Instant noon = Instant.parse("2026-11-29T12:00:00Z");
        double days = Duration.between(Instant.ofEpochMilli(START), noon).toHours() / 24.0;
        Compared asOnWorkdays = compared(watch(days, this::week).next(noon.toEpochMilli(), 10));
        assertThat(asOnWorkdays.basis()).isEqualTo(Basis.WEEKLY);
        assertThat(asOnWorkdays.isUnusual()).isTrue();
        assertThat(asOnWorkdays.reason()).contains("Sunday 12:00 UTC");
        assertThat(asOnWorkdays.facts()).containsEntry("before", "usual").containsEntry("basis", "WEEKLY");
        Compared quiet = compared(watch(days, this::week).next(noon.toEpochMilli(), 1));
        assertThat(quiet.isUnusual()).isFalse();
    }

    @Test
    void aConstantIsNoTrap() {
        Anomalies watch = watch(3, _ -> 50);
        assertThat(compared(watch.next(START + 3 * DAY, 50)).score()).isZero();
        assertThat(compared(watch.next(START + 3 * DAY + PLACE, 50.2)).isUnusual())
                .as("less than half a percent")
                .isFalse();
        assertThat(compared(watch.next(START + 3 * DAY + 2 * PLACE, 80)).score())
                .isEqualTo(100);
        assertThat(compared(watch(3, _ -> 0).next(START + 3 * DAY, 0)).score()).isZero();
    }

    @Test
    void steadyGrowthIsUsual() {
        Anomalies watch = watch(5, at -> (at - START) / 1e6 + random.nextGaussian());
        assertThat(compared(watch.next(START + 5 * DAY, 5 * DAY / 1e6)).isUnusual())
                .isFalse();
    }

    @Test
    void aSeriesWithManyPeaksHasAWideBand() {
        Anomalies watch = watch(7, at -> at / PLACE % 20 == 0 ? 100 : 1 + random.nextGaussian() * 0.1);
        assertThat(compared(watch.next(START + 7 * DAY, 100)).score()).isLessThan(6);
    }

    @Test
    void gapsAndAReturnAfterWeeksAreHarmless() {
        Anomalies watch = watch(9, at -> at % DAY < 6 * HOUR ? Double.NaN : workday(at));
        assertThat(compared(watch.next(START + 9 * DAY + 12 * HOUR, 10)).isUnusual())
                .isFalse();
        assertThat(watch.next(START + 400 * DAY, 10)).isInstanceOf(NotEnough.class);
        assertThat(watch.next(START + 400 * DAY + PLACE, 10)).isInstanceOf(NotEnough.class);
        assertThat(watch.next(START, 10)).as("time that went back").isNotNull();
    }

    @Test
    void whatWasUnusualYesterdayIsNotTodaysUsual() {
        Anomalies watch = watch(9, at -> at >= START + 8 * DAY && at < START + 8 * DAY + 3 * HOUR ? 50 : workday(at));
        assertThat(compared(watch.next(START + 9 * DAY + HOUR, 50)).isUnusual()).isTrue();
    }

    @Test
    void theLastOfSomeSamplesIsJudgedAsTheStreamDoes() {
        int count = (int) (9 * DAY / PLACE) + 1;
        var times = new long[count];
        var values = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = START + i * PLACE;
            values[i] = workday(times[i]);
        }
        values[count - 1] = 10;
        Compared last = compared(Anomalies.ofLast(times, values, 0, count));
        assertThat(last.score()).isGreaterThan(20);
        var along = Anomalies.along(
                times, values, new long[] {times[count - 2], times[count - 1], times[count - 1] + HOUR});
        assertThat(compared(along.get(0)).isUnusual()).isFalse();
        assertThat(compared(along.get(1)).score()).isEqualTo(last.score());
        assertThat(compared(along.get(2)).score()).as("no value then").isNaN();
        assertThat(compared(along.get(2)).expected()).isFinite();
    }

    @Test
    void ofNoiseFewValuesAreOutside() {
        var watch = Anomalies.watch();
        int outside = 0;
        int judged = 0;
        for (long at = START; at < START + 21 * DAY; at += PLACE) {
            if (watch.next(at, 100 + 5 * random.nextGaussian()) instanceof Compared compared) {
                judged++;
                outside += compared.isUnusual() ? 1 : 0;
            }
        }
        assertThat(judged).isGreaterThan(5000);
        assertThat(outside).isLessThan(judged / 100);
    }
}
