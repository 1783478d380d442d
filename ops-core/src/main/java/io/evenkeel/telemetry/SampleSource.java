package io.evenkeel.telemetry;

import java.time.Instant;
import java.util.List;

/** Where a query gets its samples: the store, or what a test puts together. */
@FunctionalInterface
public interface SampleSource {

    /**
     * The series that match all matchers, each with its samples from {@code from} to {@code to}, both included, in time
     * order. A series without a sample in that span is left out. Stale markers are handed out as stored.
     */
    List<MetricStore.Series> select(List<Matcher> matchers, Instant from, Instant to);

    /**
     * As {@link #select}, but of times long past it may hand out the newest sample of each five minutes only, where that is
     * cheaper: for those who look at weeks.
     */
    default List<MetricStore.Series> selectForWeeks(List<Matcher> matchers, Instant from, Instant to) {
        return select(matchers, from, to);
    }
}
