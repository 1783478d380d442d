package io.evenkeel.telemetry;

import java.util.List;
import java.util.Map;

/** What a query answers. Times are ms since 1970. */
public sealed interface PromQlAnswer {

    /** One number, of an instant query. */
    record Scalar(long time, double value) implements PromQlAnswer {}

    /** A text, of an instant query. */
    record Text(long time, String value) implements PromQlAnswer {}

    /** One value per series, of an instant query. In label order, but for {@code topk} and {@code sort}. */
    record Vector(List<Sample> samples) implements PromQlAnswer {
        public Vector {
            samples = List.copyOf(samples);
        }
    }

    /** Values over time: of a range query, or of an instant query for a range selector. In label order. */
    record Matrix(List<MetricStore.Series> series) implements PromQlAnswer {
        public Matrix {
            series = List.copyOf(series);
        }
    }

    /** @param labels sorted by name, {@code __name__} among them where the expression keeps it */
    record Sample(Map<String, String> labels, long time, double value) {}
}
