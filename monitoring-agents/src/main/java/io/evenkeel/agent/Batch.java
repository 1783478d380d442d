package io.evenkeel.agent;

import io.evenkeel.protocol.RemoteWrite;
import io.evenkeel.protocol.TimeSeries;
import java.time.Instant;
import java.util.List;

/**
 * What one look at the host gave, as the body that will be sent: some 20 bytes a sample, where the records would take 300.
 *
 * @param time of its samples
 * @param body not to be changed
 */
record Batch(Instant time, int samples, byte[] body) {

    static Batch of(Instant time, List<TimeSeries> series) {
        int samples = series.stream().mapToInt(s -> s.samples().size()).sum();
        return new Batch(time, samples, RemoteWrite.encode(series));
    }
}
