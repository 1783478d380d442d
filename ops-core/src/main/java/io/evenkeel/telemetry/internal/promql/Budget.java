package io.evenkeel.telemetry.internal.promql;

import io.evenkeel.telemetry.PromQlError;
import io.evenkeel.telemetry.PromQlLimits;

/** What one evaluation has cost so far, and the errors it may end with. Used by one thread. */
final class Budget {

    /** A millisecond or two each. */
    private static final int MOST_DEAR = 10_000;

    private final String text;
    private final PromQlLimits limits;
    private final long startedNanos = System.nanoTime();
    private long samples;
    private long cells;
    private int dear;

    Budget(String text, PromQlLimits limits) {
        this.text = text;
        this.limits = limits;
    }

    PromQlLimits limits() {
        return limits;
    }

    void spendSamples(Expr at, long count) {
        samples += count;
        if (samples > limits.samples()) {
            throw tooLarge(
                    at,
                    "the query reads more than %,d samples; ask for fewer series or a shorter time"
                            .formatted(limits.samples()));
        }
    }

    void spendSeries(Expr at, int count) {
        if (count > limits.series()) {
            throw tooLarge(at, "this selects more than %,d series; add a matcher".formatted(limits.series()));
        }
    }

    /** Says that rows of that many steps are about to be made, and looks at the time. */
    void spendCells(Expr at, long rows, int steps) {
        cells += rows * steps;
        if (cells > limits.cells()) {
            throw tooLarge(
                    at,
                    "the answer needs more than %,d values on the way; ask for fewer series or a larger step"
                            .formatted(limits.cells()));
        }
        lookAtTime(at);
    }

    /** Says that one value is about to be worked out from weeks of samples. */
    void spendDearly(Expr at) {
        if (++dear > MOST_DEAR) {
            throw tooLarge(
                    at,
                    "this looks at weeks more than %,d times; ask for fewer series or a larger step"
                            .formatted(MOST_DEAR));
        }
        lookAtTime(at);
    }

    void lookAtTime(Expr at) {
        if (System.nanoTime() - startedNanos > limits.time().toNanos()) {
            throw new PromQlError(
                    PromQlError.Kind.TIMEOUT,
                    text,
                    at.at(),
                    "the query took longer than " + limits.time().toSeconds() + " s; ask for less");
        }
    }

    PromQlError error(Expr at, String sentence) {
        return new PromQlError(PromQlError.Kind.EXECUTION, text, at.at(), sentence);
    }

    PromQlError tooLarge(Expr at, String sentence) {
        return new PromQlError(PromQlError.Kind.TOO_LARGE, text, at.at(), sentence);
    }
}
