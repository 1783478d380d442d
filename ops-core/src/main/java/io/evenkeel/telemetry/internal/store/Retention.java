package io.evenkeel.telemetry.internal.store;

import io.evenkeel.telemetry.internal.Bounds;
import java.time.Duration;
import java.util.Optional;

/** How long samples are kept: as a person set it, else as the installation has it. Read at most every minute. Thread-safe. */
public final class Retention {

    private static final long NANOS_BETWEEN_READS = Duration.ofMinutes(1).toNanos();

    private final Transactions transactions;
    private final Bounds bounds;
    private volatile Read last;

    private record Read(Duration retention, long atNanos) {}

    Retention(Transactions transactions, Bounds bounds) {
        this.transactions = transactions;
        this.bounds = bounds;
        this.last = new Read(bounds.retention(), System.nanoTime() - NANOS_BETWEEN_READS);
    }

    public Duration current() {
        Read known = last;
        if (System.nanoTime() - known.atNanos >= NANOS_BETWEEN_READS) {
            known = new Read(read().orElse(bounds.retention()), System.nanoTime());
            last = known;
        }
        return known.retention;
    }

    /** Roll-ups are a hundredth of the samples, and stay longer. */
    Duration ofRollUps() {
        Duration own = current();
        return own.compareTo(bounds.rollUps()) > 0 ? own : bounds.rollUps();
    }

    private Optional<Duration> read() {
        return transactions.client().sql("""
                        SELECT days FROM telemetry.retention
                        """).query(Integer.class).optional().map(Duration::ofDays);
    }

    /** Within the caller's transaction. */
    public void set(int days) {
        transactions.client().sql("""
                        INSERT INTO telemetry.retention (days) VALUES (:days)
                        ON CONFLICT (one) DO UPDATE SET days = excluded.days
                        """).param("days", days).update();
        last = new Read(Duration.ofDays(days), System.nanoTime());
    }
}
