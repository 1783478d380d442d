package io.evenkeel.telemetry.internal.promql;

import java.util.List;

/** What a part of an expression is worth, at every step at once. */
sealed interface Value {

    /** One number per step. */
    record Scalars(double[] cells) implements Value {}

    /** In label order, unless something sorted them by value. */
    record Rows(List<Row> rows) implements Value {}

    /** A text; the same at every step. */
    record Word(String text) implements Value {}
}
