package io.evenkeel.telemetry;

import io.evenkeel.protocol.TimeSeries;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where measurements are kept. One contract suite for every implementation. Thread-safe. */
public interface MetricStore {

    /**
     * Stores samples durably; when it returns, they are committed. A sample whose series and time are stored already is
     * left as it is.
     */
    void write(List<TimeSeries> batch);

    /**
     * The series that match all matchers, each with its samples from {@code from} to {@code to}, both included, in time
     * order. A series without a sample in that span is left out.
     *
     * @throws io.evenkeel.audit.Refusal TOO_LARGE above 5 million samples or 50,000 series
     */
    List<Series> select(List<Matcher> matchers, Instant from, Instant to);

    /** @param times ms since 1970, ascending; {@code values} is as long */
    record Series(Map<String, String> labels, long[] times, double[] values) {}
}
