package io.evenkeel.logs.internal.series;

import io.evenkeel.logs.LogLine;
import io.evenkeel.telemetry.MetricStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Log lines as measurements: how many there are of which severity, how many were the first of their kind, how many match the
 * queries that are counted; and what was not taken. What rules on logs look at. Thread-safe.
 */
@Component
public class LogSeries {
    private static final MetricStore.Source SELF = new MetricStore.Source("room:logs", 100_000);
    private static final int MOST = 5_000;
    private static final List<String> PLACE = List.of("severity", "host", "source");

    private final MetricStore store;
    private final CountedQueries queries;
    private final InstantSource clock;
    private final Tally lines;
    private final Tally patterns;
    private final Tally matching;
    private final Tally refusals;
    private final Tally forgotten;
    private long forgottenBefore;
    private final ReentrantLock storing = new ReentrantLock();

    LogSeries(MetricStore store, CountedQueries queries, InstantSource clock) {
        this.store = store;
        this.queries = queries;
        this.clock = clock;
        Instant start = clock.instant();
        lines = new Tally("log_lines_total", PLACE, MOST, start);
        patterns = new Tally("log_new_patterns_total", PLACE, MOST, start);
        matching = new Tally("log_matching_lines_total", List.of("counter", "host"), MOST, start);
        refusals = new Tally("log_refusals_total", List.of("inlet", "why"), MOST, start);
        forgotten = new Tally("log_templates_forgotten_total", List.of(), MOST, start);
    }

    /** Counts lines that are kept. */
    public void count(List<LogLine> kept) {
        Map<List<String>, Long> all = new HashMap<>();
        Map<List<String>, Long> novel = new HashMap<>();
        Map<List<String>, Long> matched = new HashMap<>();
        List<CountedQueries.Counted> counted = queries.inForce();
        for (LogLine line : kept) {
            List<String> place = List.of(line.severity().word(), line.host(), line.source());
            all.merge(place, 1L, Long::sum);
            if (line.novel()) {
                novel.merge(place, 1L, Long::sum);
            }
            for (CountedQueries.Counted one : counted) {
                if (one.test().test(line)) {
                    matched.merge(List.of(one.name(), line.host()), 1L, Long::sum);
                }
            }
        }
        Instant now = clock.instant();
        add(all, lines, now);
        add(novel, patterns, now);
        add(matched, matching, now);
    }

    /**
     * Counts what an inlet did not take.
     *
     * @param inlet one of few words
     * @param why one of few words
     * @param count documents, datagrams, connections, or requests that were refused whole
     */
    public void refused(String inlet, String why, long count) {
        refusals.add(List.of(inlet, why), count, clock.instant());
    }

    /** @param soFar how many templates were forgotten because there were too many; less than before where it began again */
    public synchronized void templatesForgotten(long soFar) {
        long more = soFar < forgottenBefore ? soFar : soFar - forgottenBefore;
        forgottenBefore = soFar;
        if (more > 0) {
            forgotten.add(List.of(), more, clock.instant());
        }
    }

    private static void add(Map<List<String>, Long> counts, Tally tally, Instant now) {
        counts.forEach((values, count) ->
                tally.add(values.stream().map(LogSeries::plain).toList(), count, now));
    }

    /** A control character is no part of a label. */
    private static String plain(String value) {
        return value.chars().anyMatch(Character::isISOControl) ? value.replaceAll("\\p{Cntrl}", " ") : value;
    }

    /** Hands all to the store of measurements, as of now. Called every ten seconds; while one call lasts, others do nothing. */
    public void store() {
        if (!storing.tryLock()) {
            return;
        }
        try {
            storeAll();
        } finally {
            storing.unlock();
        }
    }

    private void storeAll() {
        queries.refresh();
        Instant now = clock.instant();
        for (Tally tally : List.of(lines, patterns, matching, refusals, forgotten)) {
            tally.store(now, series -> {
                if (!series.isEmpty()) {
                    store.write(SELF, series);
                }
            });
        }
    }
}
