package io.evenkeel.telemetry.internal.store;

import io.evenkeel.audit.Refusal;
import io.evenkeel.telemetry.internal.codec.Columns;
import io.evenkeel.telemetry.internal.codec.LogBody;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the log. One thread takes all requests that wait, at most 32, and stores them as one row in one transaction:
 * the more come, the fewer commits a request costs. Thread-safe.
 */
final class LogWriter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LogWriter.class);
    private static final int REQUESTS_AT_ONCE = 32;
    private static final int SAMPLES_AT_ONCE = 100_000;
    private static final int MOST_WAITING = 256;
    private static final int SECONDS_TO_WAIT = 5;
    private static final int SECONDS_TO_END = 20;

    private final Transactions transactions;
    private final LogSlots slots;
    private final Tail tail;
    private final Backlog backlog;
    private final BlockingQueue<Request> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private volatile boolean closing;

    private record Request(Columns samples, CompletableFuture<Boolean> stored) {}

    LogWriter(Transactions transactions, LogSlots slots, Tail tail, Backlog backlog) {
        this.transactions = transactions;
        this.slots = slots;
        this.tail = tail;
        this.backlog = backlog;
        this.thread = Thread.ofPlatform().daemon().name("telemetry-log").start(this::work);
    }

    /**
     * Returns when the samples are committed.
     *
     * @throws Refusal UNAVAILABLE if too many wait already, the fold is behind, or the server stops
     * @throws RuntimeException what the database says
     */
    void append(Columns samples) {
        backlog.mustHaveRoom();
        var request = new Request(samples, new CompletableFuture<>());
        try {
            if (closing || !queue.offer(request, SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
                throw unavailable();
            }
            if (closing && queue.remove(request)) {
                throw unavailable();
            }
            request.stored.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static Refusal unavailable() {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "writing-too-much",
                "Too many requests are being stored; send this one again.");
    }

    private void work() {
        while (!closing || !queue.isEmpty()) {
            try {
                Request first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    store(withMore(first));
                }
            } catch (InterruptedException e) {
                closing = true;
            }
        }
    }

    private List<Request> withMore(Request first) {
        var together = new ArrayList<Request>();
        int samples = 0;
        Request next = first;
        while (next != null) {
            together.add(next);
            samples += next.samples.count();
            next = together.size() < REQUESTS_AT_ONCE && samples < SAMPLES_AT_ONCE ? queue.poll() : null;
        }
        return together;
    }

    private void store(List<Request> together) {
        try {
            Columns all = together.getFirst().samples;
            if (together.size() > 1) {
                all = new Columns(
                        together.stream().mapToInt(one -> one.samples.count()).sum());
                for (Request one : together) {
                    all.addAll(one.samples);
                }
            }
            Columns samples = all;
            byte[] body = LogBody.pack(samples);
            long id = transactions.add(connection -> slots.append(connection, samples, body));
            tail.add(id, new LogRow(samples));
            together.forEach(one -> one.stored.complete(true));
            backlog.written(samples.count());
        } catch (RuntimeException | Error e) {
            log.debug("event=log-not-written requests={}", together.size(), e);
            together.forEach(one -> one.stored.completeExceptionally(e));
        }
    }

    /** Stores what waits, then ends. */
    @Override
    public void close() {
        closing = true;
        try {
            if (!thread.join(java.time.Duration.ofSeconds(SECONDS_TO_END))) {
                log.warn("event=log-not-ended waiting={}", queue.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.forEach(one -> one.stored.completeExceptionally(unavailable()));
    }
}
