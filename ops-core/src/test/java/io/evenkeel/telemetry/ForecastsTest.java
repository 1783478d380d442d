package io.evenkeel.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.telemetry.Forecast.Reaches;
import java.time.Duration;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** A series is continued by what told its own past best, and not at all where nothing did. */
class ForecastsTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final Duration WEEK = Duration.ofDays(7);

    private final Random random = new Random(11);

    private static long[] hours(int count) {
        var times = new long[count];
        for (int i = 0; i < count; i++) {
            times[i] = i * HOUR;
        }
        return times;
    }

    private static double[] values(int count, IntToDoubleFunction course) {
        var values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = course.applyAsDouble(i);
        }
        return values;
    }

    private static Reaches reaches(int count, double bound, IntToDoubleFunction course) {
        return Forecasts.reaches(hours(count), values(count, course), 0, count, bound, Forecasts.LONGEST);
    }

    private static Reaches.After after(Reaches reaches) {
        assertThat(reaches).isInstanceOf(Reaches.After.class);
        return (Reaches.After) reaches;
    }

    @Test
    void aLineIsFullWhereItCrosses() {
        Reaches.After full = after(reaches(240, 0, i -> 1000 - 3 * i + random.nextGaussian()));
        assertThat(full.likely().toHours()).isCloseTo((1000 - 3 * 239) / 3, within(3L));
        assertThat(full.earliest()).isLessThanOrEqualTo(full.likely());
        assertThat(full.latest())
                .hasValueSatisfying(latest -> assertThat(latest).isGreaterThanOrEqualTo(full.likely()));
    }

    @Test
    void itRisesToABoundToo() {
        assertThat(after(reaches(240, 100, i -> 20 + i * 0.25)).likely().toHours())
                .isCloseTo(80, within(3L));
    }

    @Test
    void oneWildCopyDoesNotBendTheLine() {
        Reaches.After full = after(reaches(240, 0, i -> (i > 200 ? 800 : 1000) - 2 * i));
        assertThat(full.likely().toHours()).isCloseTo((800 - 2 * 239) / 2, within(8L));
    }

    @Test
    void aDailyCourseIsContinued() {
        Forecast told = Forecasts.of(
                hours(336),
                values(336, i -> 50 + 20 * Math.sin(i * Math.PI / 12) + random.nextGaussian()),
                0,
                336,
                WEEK);
        assertThat(told).isInstanceOf(Forecast.Path.class);
        var path = (Forecast.Path) told;
        assertThat(path.test().meanError()).isLessThan(path.test().naiveError() / 5);
        assertThat(path.test().trials()).isEqualTo(4);
        int inside = 0;
        for (int i = 0; i < path.values().length; i++) {
            double truth = 50 + 20 * Math.sin((336 + i) * Math.PI / 12);
            assertThat(path.values()[i]).isCloseTo(truth, within(4.0));
            inside += path.low()[i] <= truth && truth <= path.high()[i] ? 1 : 0;
        }
        assertThat(inside).isGreaterThan(path.values().length * 9 / 10);
    }

    @Test
    void aRandomWalkCannotBeTold() {
        double[] walk = new double[400];
        for (int i = 1; i < walk.length; i++) {
            walk[i] = walk[i - 1] + random.nextGaussian();
        }
        Forecast told = Forecasts.of(hours(400), walk);
        assertThat(told).isInstanceOf(Forecast.CannotTell.class);
        assertThat(Forecasts.reaches(hours(400), walk, 0, 400, walk[399] + 5, WEEK))
                .isInstanceOf(Reaches.CannotTell.class);
        assertThat(Forecasts.reaches(hours(400), walk, 0, 400, walk[399] + 1000, WEEK))
                .as("farther than it ever went")
                .isInstanceOf(Reaches.NotWithin.class);
    }

    @Test
    void aConstantIsNeverFull() {
        assertThat(reaches(200, 0, _ -> 70)).isInstanceOf(Reaches.NotWithin.class);
        assertThat(Forecasts.of(hours(200), values(200, _ -> 70))).isInstanceOf(Forecast.Path.class);
    }

    @Test
    void whatIsFullIsFullNow() {
        assertThat(reaches(200, 0, i -> Math.max(0, 150 - i))).isInstanceOf(Reaches.Already.class);
    }

    @Test
    void fewPointsAreNotEnough() {
        assertThat(reaches(10, 0, i -> 100 - i)).isInstanceOf(Reaches.CannotTell.class);
        assertThat(Forecasts.of(new long[0], new double[0])).isInstanceOf(Forecast.CannotTell.class);
        assertThat(Forecasts.of(new long[] {1, 1, 1}, new double[] {1, 2, 3})).isInstanceOf(Forecast.CannotTell.class);
    }

    @Test
    void aGapOfAnHourIsFilledOneOfHalfTheTimeIsNot() {
        assertThat(after(reaches(240, 0, i -> i % 9 == 0 ? Double.NaN : 1000 - 3 * i))
                        .likely()
                        .toHours())
                .isCloseTo(94, within(4L));
        assertThat(reaches(240, 0, i -> i > 60 && i < 180 ? Double.NaN : 1000 - 3 * i))
                .isInstanceOf(Reaches.CannotTell.class);
    }

    @Test
    void whatIsNoNumberIsLeftOut() {
        assertThat(after(reaches(240, 0, i -> i % 50 == 7 ? Double.POSITIVE_INFINITY : 1000 - 3 * i))
                        .likely()
                        .toHours())
                .isCloseTo(94, within(4L));
        assertThat(reaches(240, 0, _ -> Double.NaN)).isInstanceOf(Reaches.CannotTell.class);
    }

    @Test
    void itLooksNoFartherThanItHasSeen() {
        assertThat(reaches(100, 0, i -> 1000 - i)).isEqualTo(new Reaches.NotWithin(Duration.ofHours(100)));
    }
}
