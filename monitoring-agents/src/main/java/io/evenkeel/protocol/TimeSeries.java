package io.evenkeel.protocol;

import java.util.List;
import java.util.Map;

/**
 * One series in a remote-write request: its labels ({@code __name__} among them) and samples in time order. What both
 * sides encode to and decode from the wire (Prometheus remote write 1.0: snappy block format over protobuf).
 */
public record TimeSeries(Map<String, String> labels, List<Sample> samples) {

    public TimeSeries {
        labels = Map.copyOf(labels);
        samples = List.copyOf(samples);
    }

    /** @param epochMillis ms since 1970 UTC */
    public record Sample(long epochMillis, double value) {}
}
