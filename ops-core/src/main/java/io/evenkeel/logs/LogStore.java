package io.evenkeel.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps log lines. Two stores answer alike, which one contract test proves: Lucene in the data folder, and Elasticsearch.
 * Thread-safe.
 */
public interface LogStore extends AutoCloseable {
    /** Lines in one answer at most. */
    int MOST_LINES = 1000;

    /** Buckets in one answer at most. */
    int MOST_BUCKETS = 1000;

    /**
     * Keeps all of these lines, or none. When it returns they survive a crash, and are found within five seconds. Lines with
     * an id that is there already are not doubled when a batch is given again as it was.
     *
     * @throws LogStoreUnavailable where it cannot now; the caller keeps the lines and tries again
     */
    void append(List<LogLine> lines);

    /** Lines in their order, as many as the search wants. */
    Found find(Search search);

    /**
     * How many lines there are in each step of the span, by severity. Steps begin at multiples of their length since 1970;
     * those without a line are left out.
     *
     * @throws IllegalArgumentException for more than {@value #MOST_BUCKETS} steps
     */
    Counted count(LogQuery query, Span span, Duration step, Duration atMost);

    /** How many lines of the span have which template, the most frequent first. */
    Templated templates(LogQuery query, Span span, int most, Duration atMost);

    /** Forgets whole days that end before the instant. */
    void forgetBefore(Instant instant);

    Usage usage();

    /** Makes what was appended until now found at once. */
    void refresh();

    /** What is wrong with the store now, a sentence for people; empty while it takes and gives lines. */
    Optional<String> trouble();

    @Override
    void close();

    /**
     * From an instant to another.
     *
     * @param to not included
     */
    record Span(Instant from, Instant to) {
        public Span {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("The span ends at " + to + " before it begins at " + from + ".");
            }
        }
    }

    /** Which end of a span comes first. */
    enum Order {
        NEWEST_FIRST,
        OLDEST_FIRST
    }

    /**
     * @param beyond the first line stands behind this place in the order; {@link #NOWHERE} for the span's beginning
     * @param most 1 to {@value #MOST_LINES}
     * @param atMost how long to look; what was found by then is the answer
     */
    record Search(LogQuery query, Span span, Order order, LogLine.Position beyond, int most, Duration atMost) {
        /** No place among the lines. */
        public static final LogLine.Position NOWHERE = new LogLine.Position(Instant.EPOCH, -1);

        public Search {
            if (most < 1 || most > MOST_LINES) {
                throw new IllegalArgumentException("Lines in an answer are 1 to " + MOST_LINES + ", not " + most + ".");
            }
        }
    }

    /**
     * @param whole false where time was up before all lines were looked at; then there may be more
     * @param upTo the place until which lines were looked at: to go on from it; that of the last line where there is one
     */
    record Found(List<LogLine> lines, boolean whole, LogLine.Position upTo) {
        public Found {
            lines = List.copyOf(lines);
        }
    }

    /** @param whole false where time was up: then the counts are too low */
    record Counted(List<Bucket> buckets, boolean whole) {
        public Counted {
            buckets = List.copyOf(buckets);
        }
    }

    /** The lines of one step. */
    record Bucket(Instant from, Map<Severity, Long> lines) {
        public Bucket {
            lines = Map.copyOf(lines);
        }
    }

    /** @param whole false where time was up: then the counts are too low */
    record Templated(List<TemplateCount> templates, boolean whole) {
        public Templated {
            templates = List.copyOf(templates);
        }
    }

    /** @param first of these lines in the span */
    record TemplateCount(long template, long lines, Instant first, Instant last) {}

    /**
     * @param lines kept
     * @param bytes on disk
     * @param oldest day that is kept; the epoch where there is none
     */
    record Usage(long lines, long bytes, Instant oldest) {}
}
