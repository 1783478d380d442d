package io.evenkeel.reporting;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a figure was counted from, frozen with it: a row that changes later changes no past report.
 *
 * @param first the first of them, at most {@link #MOST}
 * @param count of all
 * @param unit of what each adds: minutes where the figure is a share of time
 */
public record Rows(List<Row> first, int count, Unit unit) {

    /** More are counted, and not named. */
    public static final int MOST = 200;

    public static final Rows NONE = new Rows(List.of(), 0);

    public Rows {
        if (count < first.size()) {
            throw new IllegalArgumentException("of " + first.size() + " rows only " + count + " are counted");
        }
        first = first.stream().limit(MOST).toList();
    }

    /** Rows that are only counted. */
    public Rows(List<Row> first, int count) {
        this(first, count, Unit.COUNT);
    }

    public static Rows of(List<Row> all) {
        return new Rows(all, all.size());
    }

    public static Rows of(List<Row> all, Unit unit) {
        return new Rows(all, all.size(), unit);
    }

    /**
     * @param key what people say: {@code INC-12}
     * @param title as it was then
     * @param path of its page in the console, such as {@code /incidents/INC-12}
     * @param value what it adds to the figure; empty where it is only counted
     */
    public record Row(String key, String title, String path, Optional<BigDecimal> value) {

        public Row(String key, String title, String path) {
            this(key, title, path, Optional.empty());
        }
    }
}
