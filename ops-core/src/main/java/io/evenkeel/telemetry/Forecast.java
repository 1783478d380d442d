package io.evenkeel.telemetry;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What {@link Forecasts} says of a series. */
public sealed interface Forecast {

    /** Too little history, or none of the candidates tells this series better than its last value does. */
    record CannotTell(String reason, Optional<Spread> spread) implements Forecast {}

    /**
     * How a series without a tellable course has wandered.
     *
     * @param last its last value
     * @param reach how far it has gone from a value within {@code within}, in all but five of a hundred cases
     */
    record Spread(double last, double reach, Duration within) {}

    /**
     * Where the series leads, one value a step; the first is one step after the last sample.
     *
     * @param low lower edge of the 95 % prediction interval
     * @param lastTime ms since 1970 of the last sample
     */
    record Path(
            String method, long lastTime, Duration step, double[] values, double[] low, double[] high, BackTest test)
            implements Forecast {}

    /**
     * How good the chosen candidate was on the history, each time from what was before.
     *
     * @param trials how often it was tried
     * @param ahead how far it had to look
     * @param meanError mean absolute error, in the series' unit
     * @param naiveError that of the last value going on for ever
     */
    record BackTest(int trials, Duration ahead, double meanError, double naiveError) {}

    /**
     * As many steps as were asked for, each as far from the next as the values were.
     *
     * @param low lower edge of the 95 % interval
     */
    record Steps(double[] mean, double[] low, double[] high) {

        /** The first step whose mean is at or beyond the bound, from 1; empty if there is none. */
        public OptionalInt first(double bound, boolean below) {
            return first(mean, bound, below);
        }

        /** The first step that the interval lets reach the bound. */
        public OptionalInt earliest(double bound, boolean below) {
            return first(below ? low : high, bound, below);
        }

        /** The first step at which all of the interval is at or beyond the bound. */
        public OptionalInt latest(double bound, boolean below) {
            return first(below ? high : low, bound, below);
        }

        private static OptionalInt first(double[] path, double bound, boolean below) {
            return IntStream.rangeClosed(1, path.length)
                    .filter(step -> below ? path[step - 1] <= bound : path[step - 1] >= bound)
                    .findFirst();
        }
    }

    /** When a bound is reached. */
    sealed interface Reaches {

        /** It is reached now. */
        record Already() implements Reaches {}

        /**
         * @param earliest by the interval's edge that is nearer to the bound
         * @param latest by its other edge; empty if that does not reach the bound within what is looked at
         */
        record After(Duration likely, Duration earliest, Optional<Duration> latest) implements Reaches {}

        /** @param within what was looked at */
        record NotWithin(Duration within) implements Reaches {}

        record CannotTell(String reason) implements Reaches {}
    }
}
