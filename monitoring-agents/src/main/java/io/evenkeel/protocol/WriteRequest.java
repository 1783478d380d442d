package io.evenkeel.protocol;

import java.util.List;

/**
 * A decoded remote-write request.
 *
 * @param series those with at least one sample, in the order of the request; the same labels may come more than once
 * @param skippedMetadata entries that were passed over: help and type texts of metrics
 * @param skippedExemplars entries that were passed over
 * @param skippedHistograms native histograms that were passed over; classic ones are ordinary series
 */
public record WriteRequest(List<TimeSeries> series, int skippedMetadata, int skippedExemplars, int skippedHistograms) {

    public WriteRequest {
        series = List.copyOf(series);
    }

    public long samples() {
        return series.stream().mapToLong(s -> s.samples().size()).sum();
    }
}
