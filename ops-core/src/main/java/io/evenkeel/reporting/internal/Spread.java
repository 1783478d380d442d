package io.evenkeel.reporting.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Mean and median of durations, in minutes; empty of none. Pure. */
record Spread(List<Duration> sorted) {
    private static final int SCALE = 3;
    private static final BigDecimal MILLIS = BigDecimal.valueOf(60_000);

    Spread {
        sorted = sorted.stream().sorted().toList();
    }

    static BigDecimal minutes(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis()).divide(MILLIS, SCALE, RoundingMode.HALF_UP);
    }

    Optional<BigDecimal> mean() {
        return sorted.isEmpty()
                ? Optional.empty()
                : Optional.of(minutes(
                        sorted.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(sorted.size())));
    }

    /** Of an even number the mean of the middle two. */
    Optional<BigDecimal> median() {
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        int half = sorted.size() / 2;
        return Optional.of(minutes(
                sorted.size() % 2 == 1
                        ? sorted.get(half)
                        : sorted.get(half - 1).plus(sorted.get(half)).dividedBy(2)));
    }
}
