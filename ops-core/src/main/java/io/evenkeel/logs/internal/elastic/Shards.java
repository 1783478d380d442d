package io.evenkeel.logs.internal.elastic;

import co.elastic.clients.elasticsearch._types.ShardFailure;
import co.elastic.clients.elasticsearch._types.ShardStatistics;
import io.evenkeel.logs.LogStoreUnavailable;
import java.util.Objects;
import java.util.stream.Collectors;

/** Whether an answer holds what all shards have: lines that are missing must not look like lines that never were. */
final class Shards {
    private Shards() {}

    /** @throws LogStoreUnavailable where some did not answer, with what they said */
    static void mustAllAnswer(ShardStatistics shards, Cluster cluster) {
        int total = shards.total().intValue();
        int successful = shards.successful().intValue();
        if (successful >= total) {
            return;
        }
        String said =
                shards.failures().stream().map(Shards::said).distinct().limit(3).collect(Collectors.joining("; "));
        throw new LogStoreUnavailable(
                "Of " + total + " indices of log lines in Elasticsearch at " + cluster.address() + ", "
                        + (total - successful) + " cannot be read" + (said.isEmpty() ? "" : " (" + said + ")")
                        + "; a span without their days can be searched.");
    }

    private static String said(ShardFailure failure) {
        return Objects.requireNonNullElse(failure.index(), "an index") + ": "
                + failure.reason().type();
    }
}
