package io.evenkeel.telemetry;

import io.evenkeel.protocol.TimeSeries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Where measurements are kept. One contract suite for every implementation. Thread-safe. */
public interface MetricStore extends SampleSource {

    /**
     * Stores samples durably; when it returns, they are committed, also when the caller has a transaction. A sample whose
     * series and time are stored already is left as it is.
     *
     * @param batch may hold the same series more than once; names, values and times have been checked
     */
    Written write(Source source, List<TimeSeries> batch);

    /** @throws io.evenkeel.audit.Refusal TOO_LARGE above 5 million samples or 50,000 series */
    @Override
    List<Series> select(List<Matcher> matchers, Instant from, Instant to);

    /**
     * The labels of the series that match all matchers of at least one list and have a sample in the span.
     *
     * @throws io.evenkeel.audit.Refusal TOO_LARGE above 50,000 series
     */
    List<Map<String, String>> series(List<List<Matcher>> anyOf, Instant from, Instant to);

    /** Names of labels, of the series that match all matchers of at least one list, or of all where no list is given. */
    SortedSet<String> labelNames(List<List<Matcher>> anyOf);

    /** The values of one label, of the same series as in {@link #labelNames}. */
    SortedSet<String> labelValues(String label, List<List<Matcher>> anyOf);

    /**
     * @param labels sorted by name
     * @param times ms since 1970, ascending; {@code values} is as long
     */
    record Series(Map<String, String> labels, long[] times, double[] values) {}

    /**
     * Who writes.
     *
     * @param name stable: {@code agent:web-1}, {@code token:…}
     * @param mostSeries how many series it may bring in; what is beyond is refused until old ones are forgotten
     */
    record Source(String name, int mostSeries) {}

    /**
     * What became of a batch.
     *
     * @param stored samples that are new
     * @param known samples whose series and time were stored already
     * @param refusedSamples samples of {@code refusedSeries}
     * @param refusedSeries new series beyond the bound of the source; nothing of them was stored
     */
    record Written(long stored, long known, long refusedSamples, int refusedSeries) {}
}
