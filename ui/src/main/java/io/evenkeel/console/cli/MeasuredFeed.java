package io.evenkeel.console.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Samples of a day into one store, over several connections at once; what the store had used when half were taken. */
final class MeasuredFeed {

    static final Duration INTERVAL = Duration.ofSeconds(10);

    /** @param perRequest samples in a request, one of each series */
    record Size(int series, int samplesEach, int perRequest, int connections) {
        long samples() {
            return (long) series * samplesEach;
        }
    }

    private final MeasuredStore store;
    private final Size size;
    private final AtomicLong sent = new AtomicLong();
    private volatile Optional<MeasuredStore.Cpu> half = Optional.empty();

    MeasuredFeed(MeasuredStore store, Size size) {
        this.store = store;
        this.size = size;
    }

    /** Empty before half of the samples are taken. */
    Optional<MeasuredStore.Cpu> half() {
        return half;
    }

    /** Returns when all are taken. */
    void send(Instant start) throws InterruptedException {
        var work = new ArrayList<Callable<Void>>();
        for (int connection = 0; connection < size.connections(); connection++) {
            List<MeasuredRequests> own = groups(connection);
            work.add(() -> {
                send(start, own);
                return null;
            });
        }
        try (var pool = Executors.newFixedThreadPool(size.connections())) {
            for (Future<Void> done : pool.invokeAll(work)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new CannotStart("Feeding failed: " + e.getMessage(), e);
        }
    }

    /** Each series comes by one connection only, as from a Prometheus. */
    private List<MeasuredRequests> groups(int connection) {
        var groups = new ArrayList<MeasuredRequests>();
        for (int group = connection; group * size.perRequest() < size.series(); group += size.connections()) {
            int first = group * size.perRequest();
            groups.add(new MeasuredRequests("bench", first, Math.min(size.perRequest(), size.series() - first), 1));
        }
        return groups;
    }

    private void send(Instant start, List<MeasuredRequests> groups) throws IOException, InterruptedException {
        for (int i = 0; i < size.samplesEach(); i++) {
            long at = start.plus(INTERVAL.multipliedBy(i)).toEpochMilli();
            for (MeasuredRequests group : groups) {
                store.calls().write(group.at(at, INTERVAL.toMillis()));
                noteHalf(group.samples());
            }
        }
    }

    private void noteHalf(int more) throws IOException {
        long middle = size.samples() / 2;
        long now = sent.addAndGet(more);
        if (now >= middle && now - more < middle) {
            half = Optional.of(store.cpu());
        }
    }
}
