package io.evenkeel.console.cli;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/** What an Elasticsearch takes of the same requests by its own bulk API, with the mapping that it makes of them by itself. */
final class NodeBulk implements AutoCloseable {
    private final BenchCaller node;
    private final String name;

    /** @param name of indices, which are removed at the end: those that begin with it and a dash */
    NodeBulk(URI url, String name) {
        this.node = BenchCaller.anonymous(url);
        this.name = name;
    }

    /** @return lines a second until the last answer */
    double linesPerSecond(int lines, int perRequest, int connections) throws InterruptedException, ExecutionException {
        Instant begin = Clock.systemUTC().instant().minus(Duration.ofDays(1));
        int requests = Math.max(1, lines / perRequest);
        long started = System.nanoTime();
        try (ExecutorService senders = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> sent = new ArrayList<>();
            for (int sender = 0; sender < connections; sender++) {
                LogFeed feed = new LogFeed(sender, begin, Duration.ofDays(1));
                int first = sender;
                sent.add(senders.submit(() -> {
                    for (int request = first; request < requests; request += connections) {
                        node.upload("/" + name + "-own/_bulk", "application/x-ndjson", feed.request(perRequest));
                    }
                    return null;
                }));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        }
        return (double) requests * perRequest / ((System.nanoTime() - started) / 1e9);
    }

    @Override
    public void close() throws IOException {
        try (node) {
            JsonNode made = node.send("GET", "/" + name + "-*/_alias", "");
            for (String index : made.propertyNames()) {
                node.send("DELETE", "/" + index, "");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The indices " + name + "-* are still there.", e);
        }
    }
}
