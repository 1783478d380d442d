package io.evenkeel.telemetry.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be done to stored samples from time to time, each act repeatable at any moment. Thread-safe. */
public final class Upkeep implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

    /** How long after its end a window stays open for what comes late. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    /** How long after its end a day is rolled up: its last window is closed then. */
    private static final Duration DAY_GRACE = Duration.ofHours(3);

    private final Transactions transactions;
    private final LogSlots slots;
    private final Tail tail;
    private final Backlog backlog;
    private final Partitions slabs;
    private final Partitions chunks;
    private final Partitions rollUps;
    private final Folding folding;
    private final Closing closing;
    private final RollingUp rollingUp;
    private final Consumer<Instant> forgetSeries;
    private final Retention retention;
    private final InstantSource clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("telemetry-fold").factory());
    private final AtomicBoolean asked = new AtomicBoolean();

    /** @param forgetSeries forgets series that were made before that time and have no samples */
    Upkeep(
            Transactions transactions,
            LogSlots slots,
            Tail tail,
            Backlog backlog,
            Consumer<Instant> forgetSeries,
            Retention retention,
            InstantSource clock) {
        this.transactions = transactions;
        this.slots = slots;
        this.tail = tail;
        this.backlog = backlog;
        this.forgetSeries = forgetSeries;
        this.retention = retention;
        this.clock = clock;
        this.slabs = new Partitions(
                transactions, "slab", Windows.WINDOW, "toast_tuple_target = 8160, autovacuum_enabled = false");
        this.chunks = new Partitions(transactions, "chunk", Windows.DAY, "toast_tuple_target = 8160");
        this.rollUps = new Partitions(transactions, "roll_up", Windows.MONTH, "toast_tuple_target = 8160");
        this.folding = new Folding(transactions, slots, tail, slabs);
        this.rollingUp = new RollingUp(transactions, chunks, rollUps);
        this.closing = new Closing(transactions, slabs, chunks, rollingUp);
    }

    /** Has the log folded by another thread, unless that was asked for already. */
    void foldSoon() {
        if (!thread.isShutdown() && asked.compareAndSet(false, true)) {
            thread.execute(() -> {
                asked.set(false);
                try {
                    fold();
                } catch (RuntimeException e) {
                    log.warn("event=fold-failed cause=\"{}\"", e.getMessage());
                }
            });
        }
    }

    /** Puts the log in order. */
    public void fold() {
        try {
            Folding.Folded done = folding.fold();
            log.debug("event=folded samples={} doubled={} slabs={}", done.samples(), done.doubled(), done.slabs());
        } finally {
            countBacklog();
        }
    }

    private void countBacklog() {
        List<LogSlots.Row> rows = transactions.read(slots::rows);
        backlog.set(rows.stream().mapToLong(LogSlots.Row::samples).sum());
        tail.keepOnly(rows.stream().map(LogSlots.Row::id).collect(Collectors.toSet()));
    }

    /** Closes the windows that are over. */
    public void close(Instant now) {
        closing.close(now.minus(GRACE).toEpochMilli());
    }

    /** Rolls up days that are over and drops what is older than the retention. */
    public void keepHouse() {
        Instant now = clock.instant();
        rollingUp.rollUp(now.minus(DAY_GRACE).toEpochMilli());
        long today = Windows.dayOf(now.toEpochMilli());
        chunks.make(Set.of(today, today + 1));
        Instant oldest = now.minus(retention.current());
        slabs.dropBefore(Windows.dayOf(oldest.toEpochMilli()) * Windows.DAY);
        List<Long> dropped = chunks.dropBefore(oldest.toEpochMilli());
        rollUps.dropBefore(now.minus(retention.ofRollUps()).toEpochMilli());
        WindowCounts.forget(transactions, Windows.dayOf(oldest.toEpochMilli()));
        if (!dropped.isEmpty()) {
            forgetSeries.accept(oldest);
            log.info("event=measurements-expired days={}", dropped.size());
        }
    }

    /** Ends the thread after what it does now. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(20, TimeUnit.SECONDS)) {
                log.warn("event=fold-not-ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
