package io.evenkeel.telemetry.internal.promql;

/**
 * The samples of one series that a range function sees at one step: a view that the evaluator moves on from step to step.
 * Never empty when a function gets it; stale markers are left out.
 */
final class Window {

    private final long[] times;
    private final double[] values;
    private int from;
    private int to;
    private long start;
    private long end;
    private long evaluatedAt;

    Window(long[] times, double[] values) {
        this.times = times;
        this.values = values;
    }

    /** A span of time, both ends included, and the time that is evaluated. */
    record View(long start, long end, long evaluatedAt) {}

    void moveTo(View view) {
        moveTo(view.start(), view.end(), view.evaluatedAt());
    }

    /** Moves on to the span from {@code start} to {@code end}, both included; neither may go back. */
    void moveTo(long start, long end, long evaluatedAt) {
        this.start = start;
        this.end = end;
        this.evaluatedAt = evaluatedAt;
        while (from < times.length && times[from] < start) {
            from++;
        }
        to = Math.max(to, from);
        while (to < times.length && times[to] <= end) {
            to++;
        }
    }

    /** What looks at many samples at once; it changes none. */
    @FunctionalInterface
    interface Look {
        double at(long[] times, double[] values, int from, int to);
    }

    double through(Look look) {
        return look.at(times, values, from, to);
    }

    int size() {
        return to - from;
    }

    double value(int i) {
        return values[from + i];
    }

    long time(int i) {
        return times[from + i];
    }

    double first() {
        return values[from];
    }

    double last() {
        return values[to - 1];
    }

    long firstTime() {
        return times[from];
    }

    long lastTime() {
        return times[to - 1];
    }

    /** Where the span begins, whether or not a sample is there. */
    long start() {
        return start;
    }

    long end() {
        return end;
    }

    /** The time that is evaluated: {@link #end} but for an offset. */
    long evaluatedAt() {
        return evaluatedAt;
    }
}
