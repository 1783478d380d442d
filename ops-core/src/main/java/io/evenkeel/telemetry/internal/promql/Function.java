package io.evenkeel.telemetry.internal.promql;

import java.util.List;

/**
 * A function by name.
 *
 * @param takes types of the arguments in order
 * @param optional how many of the last arguments may be left out; {@link #REPEATS} if the last may stand any number of
 *     times, or not at all
 */
record Function(String functionName, List<Type> takes, int optional, Type returns, Body body) {

    static final int REPEATS = -1;

    /** How it comes to its value. */
    sealed interface Body {}

    /**
     * From the samples of a range, series by series.
     *
     * @param keepsName whether the result is still a value of that metric
     */
    record OverRange(boolean keepsName, RangeFormula formula) implements Body {}

    /**
     * From weeks of samples, series by series: it reads the newest sample of each five minutes where that is cheaper, and
     * each value is dear.
     *
     * @param leastMillis of the range; {@code mostMillis} too
     */
    record OverWeeks(long leastMillis, long mostMillis, RangeFormula formula) implements Body {}

    /** From each value of a vector alone. */
    record OfValue(ValueFormula formula) implements Body {}

    /** From a time in seconds: the value of a vector, or that of the step where none is given. */
    record OfTime(Calendar part) implements Body {}

    /** In a way of its own; see {@link Specials}. */
    enum Special implements Body {
        TIME,
        PI,
        VECTOR,
        SCALAR,
        ABSENT,
        ABSENT_OVER_TIME,
        TIMESTAMP,
        SORT,
        SORT_DESC,
        HISTOGRAM_QUANTILE,
        LABEL_REPLACE,
        LABEL_JOIN
    }

    @FunctionalInterface
    interface RangeFormula {
        /**
         * @param scalars the scalar arguments at this step, in order
         * @return {@link Row#NONE} for no value
         */
        double of(Window window, double[] scalars);
    }

    @FunctionalInterface
    interface ValueFormula {
        /** @param scalars the scalar arguments that were given, at this step, in order */
        double of(double value, double[] scalars);
    }
}
