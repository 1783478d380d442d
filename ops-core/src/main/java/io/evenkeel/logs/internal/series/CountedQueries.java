package io.evenkeel.logs.internal.series;

import io.evenkeel.logs.LogCounters.LogCounter;
import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogQueryError;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The queries that are counted now, as they were read last. Thread-safe. */
@Component
class CountedQueries {
    private static final Logger LOG = LoggerFactory.getLogger(CountedQueries.class);

    private final CounterRows rows;
    private volatile List<LogCounter> read = List.of();
    private volatile List<Counted> inForce = List.of();

    /** One of them. */
    record Counted(String name, Predicate<LogLine> test) {}

    CountedQueries(CounterRows rows) {
        this.rows = rows;
    }

    List<Counted> inForce() {
        return inForce;
    }

    /** Reads what is stored; does little where nothing has changed. */
    void refresh() {
        List<LogCounter> now = rows.all();
        if (!now.equals(read)) {
            inForce = now.stream().flatMap(CountedQueries::counted).toList();
            read = now;
        }
    }

    private static Stream<Counted> counted(LogCounter counter) {
        try {
            return Stream.of(
                    new Counted(counter.name(), LogQuery.parse(counter.query()).asPredicate()));
        } catch (LogQueryError e) {
            // It was read by an earlier release.
            LOG.warn("event=log-counter-unreadable counter={} cause=\"{}\"", counter.name(), e.getMessage());
            return Stream.empty();
        }
    }
}
