package io.evenkeel.telemetry;

import io.evenkeel.protocol.TimeSeries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Where measurements are kept. One contract suite for every implementation. Thread-safe. */
public interface MetricStore extends SampleSource {

    /**
     * Stores samples durably; when it returns, they are committed, also when the caller has a transaction. Of several
     * samples of one series and time the first that was stored stays.
     *
     * @param batch may hold the same series more than once; names, values and times have been checked
     */
    Written write(Source source, List<TimeSeries> batch);

    /**
     * {@inheritDoc} Of times before the retention there is only the newest sample of each five minutes, where the store
     * keeps that.
     *
     * @throws io.evenkeel.audit.Refusal TOO_LARGE above 5 million samples or 50,000 series
     */
    @Override
    List<Series> select(List<Matcher> matchers, Instant from, Instant to);

    /**
     * As {@link #select}, but of days that are over it is enough to hand out the newest sample of each five minutes: those
     * above a multiple of five minutes, up to the next. What comes late to such a day may be missing for some minutes.
     */
    List<Series> selectNewest(List<Matcher> matchers, Instant from, Instant to);

    @Override
    default List<Series> selectForWeeks(List<Matcher> matchers, Instant from, Instant to) {
        return selectNewest(matchers, from, to);
    }

    /**
     * The labels of the series that match all matchers of at least one list and have a sample in the span, or, where that
     * is cheaper to tell, near it.
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
     * @param taken samples that are stored, now or before
     * @param refusedSamples samples of {@code refusedSeries}
     * @param refusedSeries new series beyond the bound of the source; nothing of them was stored
     */
    record Written(long taken, long refusedSamples, int refusedSeries) {}
}
