package io.evenkeel.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.telemetry.Forecast.Steps;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As many steps as were asked for, from whatever there is. */
class ForecastStepsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Random random = new Random(23);

    private static double[] values(int count, IntToDoubleFunction course) {
        return IntStream.range(0, count).mapToDouble(course).toArray();
    }

    private static double day(int hour) {
        return 10 * Math.sin(hour * Math.PI / 12);
    }

    @Test
    void aDayAndAWeekAreContinued() {
        IntToDoubleFunction course = i -> 50 + day(i) + (i / 24 % 7 >= 5 ? -20 : 0);
        Steps told = Forecasts.steps(values(840, i -> course.applyAsDouble(i) + random.nextGaussian()), HOUR, 96);
        int inside = 0;
        for (int i = 0; i < 96; i++) {
            double truth = course.applyAsDouble(840 + i);
            assertThat(told.mean()[i]).as("step %d", i + 1).isCloseTo(truth, within(5.0));
            inside += told.low()[i] <= truth && truth <= told.high()[i] ? 1 : 0;
        }
        assertThat(inside).isGreaterThan(85);
    }

    @Test
    void aSeasonThatIsNoCalendarsIsFound() {
        IntToDoubleFunction course = i -> i % 17 < 5 ? 100 : 10;
        Steps told = Forecasts.steps(values(400, i -> course.applyAsDouble(i) + random.nextGaussian()), HOUR, 34);
        for (int i = 0; i < 34; i++) {
            assertThat(told.mean()[i]).as("step %d", i + 1).isCloseTo(course.applyAsDouble(400 + i), within(15.0));
        }
    }

    @Test
    void aDiskIsFullWhenItsRateOfTheLastDaysSays() {
        // 0.5 a day for sixteen days, then 3 a day.
        double[] used = values(504, i -> (i < 384 ? i / 48.0 : 8 + (i - 384) / 8.0) + day(i) / 5);
        Steps told = Forecasts.steps(used, HOUR, 504);
        assertThat(told.first(60, false).orElse(0)).isCloseTo(24 * 12, within(36));
    }

    @Test
    void oneBigCopyIsNoRate() {
        double[] used = values(504, i -> 20 + i / 24.0 + (i >= 470 ? 15 : 0) + day(i) / 5);
        assertThat(Forecasts.steps(used, HOUR, 504).first(70, false).orElse(0)).isCloseTo(12 * 24, within(24));
    }

    @Test
    void whatHasStoppedGrowingIsNeverFull() {
        double[] used = values(504, i -> Math.min(70, 40 + i / 8.0) + day(i) / 5 + random.nextGaussian() / 5);
        assertThat(Forecasts.steps(used, HOUR, 504).first(90, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 25, 49, 60})
    void aShortHistoryIsAnsweredToo(int count) {
        for (IntToDoubleFunction course : new IntToDoubleFunction[] {
            _ -> 0, _ -> -7.5, i -> i, i -> Math.pow(-1, i) * 1e149, _ -> random.nextGaussian()
        }) {
            Steps told = Forecasts.steps(values(count, course), HOUR, 30);
            assertThat(told.mean()).hasSize(30);
            for (int i = 0; i < 30; i++) {
                assertThat(told.mean()[i]).isFinite();
                assertThat(told.low()[i]).isFinite().isLessThanOrEqualTo(told.mean()[i]);
                assertThat(told.high()[i]).isFinite().isGreaterThanOrEqualTo(told.mean()[i]);
            }
        }
    }

    @Test
    void unitAndZeroPointDoNotMatterWhereNoLogarithmIsTaken() {
        double[] values = values(400, i -> day(i) + random.nextGaussian());
        Steps told = Forecasts.steps(values, HOUR, 48);
        Steps scaled = Forecasts.steps(
                Arrays.stream(values).map(each -> 1000 * each - 1e6).toArray(), HOUR, 48);
        for (int i = 0; i < 48; i++) {
            assertThat(scaled.mean()[i]).isCloseTo(1000 * told.mean()[i] - 1e6, within(1e-2));
        }
    }

    @Test
    void aBoundIsReachedFromEitherSide() {
        Steps falling = new Steps(new double[] {3, 2, 1}, new double[] {2, 1, 0}, new double[] {4, 3, 2});
        assertThat(falling.first(2, true)).hasValue(2);
        assertThat(falling.earliest(2, true)).hasValue(1);
        assertThat(falling.latest(2, true)).hasValue(3);
        assertThat(falling.first(5, false)).isEmpty();
    }
}
