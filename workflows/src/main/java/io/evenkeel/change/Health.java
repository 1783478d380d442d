package io.evenkeel.change;

import java.util.List;
import java.util.Optional;

/**
 * Measured health of a change's items over two spans of the same length.
 *
 * @param before ended when the change began; empty while it has not begun
 * @param after begins when it ended; empty until it lasted long enough to say anything
 * @param figures of each item, then of all
 */
public record Health(Optional<Window> before, Optional<Window> after, List<Figure> figures) {

    public Health {
        figures = List.copyOf(figures);
    }

    /**
     * One figure before and after. Where a value is absent, nothing was measured: that says neither good nor bad.
     *
     * @param item its name; empty for a figure of all items together
     * @param measure {@code incidents}, {@code alerts}, {@code availability}, {@code cpu}, {@code memory}, {@code errors}
     * @param unit {@code count}, {@code percent} or {@code per-second}
     */
    public record Figure(
            Optional<String> item,
            String measure,
            String unit,
            Optional<Double> before,
            Optional<Double> after,
            Verdict verdict) {}

    /** What the two values say. */
    public enum Verdict {
        BETTER,
        SAME,
        WORSE,
        CANNOT_TELL
    }
}
