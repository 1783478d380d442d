package io.evenkeel.telemetry.internal.promql;

import java.util.Locale;
import java.util.Optional;

/** How many series become one per group, or, of {@code topk} and {@code bottomk}, which of them stay. */
enum Aggregation {
    SUM(false),
    AVG(false),
    MIN(false),
    MAX(false),
    COUNT(false),
    GROUP(false),
    STDDEV(false),
    STDVAR(false),
    QUANTILE(true),
    TOPK(true),
    BOTTOMK(true),
    COUNT_VALUES(true);

    private final boolean takesParameter;

    Aggregation(boolean takesParameter) {
        this.takesParameter = takesParameter;
    }

    static Optional<Aggregation> of(String word) {
        for (Aggregation aggregation : values()) {
            if (aggregation.word().equalsIgnoreCase(word)) {
                return Optional.of(aggregation);
            }
        }
        return Optional.empty();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean takesParameter() {
        return takesParameter;
    }

    Type parameter() {
        return this == COUNT_VALUES ? Type.TEXT : Type.SCALAR;
    }

    /** Whether series stay as they are instead of being summed up. */
    boolean chooses() {
        return this == TOPK || this == BOTTOMK;
    }
}
