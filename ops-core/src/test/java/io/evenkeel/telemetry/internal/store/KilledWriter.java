package io.evenkeel.telemetry.internal.store;

import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.MetricStore.Source;
import io.evenkeel.telemetry.internal.Bounds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A process that writes, folds and closes until it is killed, and says on standard output which batches it sends and which
 * were answered. What is in a batch follows from its number.
 */
final class KilledWriter {

    static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
    static final Instant NOW = START.plusSeconds(2_000_000);
    static final int SERIES = 40;
    private static final Source SENDER = new Source("token:sender", 10_000);
    private static final int WRITERS = 2;

    private KilledWriter() {}

    /** One sample each of forty series; five minutes after the batch before, so that windows come and go. */
    static List<TimeSeries> batch(int number) {
        var batch = new ArrayList<TimeSeries>();
        for (int i = 0; i < SERIES; i++) {
            batch.add(new TimeSeries(labels(i), List.of(new TimeSeries.Sample(time(number), value(i, number)))));
        }
        return batch;
    }

    static Map<String, String> labels(int series) {
        return Map.of("__name__", "killed", "series", Integer.toString(series));
    }

    static long time(int number) {
        return START.plusSeconds(300L * number).toEpochMilli();
    }

    static double value(int series, int number) {
        return number % 17 == 0 ? Double.NaN : series * 1_000 + number / 10.0;
    }

    public static void main(String... arguments) {
        var database = new DriverManagerDataSource(arguments[0], arguments[1], arguments[2]);
        var next = new AtomicInteger(Integer.parseInt(arguments[3]));
        try (var stores = new Stores(database, NOW, Bounds.USUAL)) {
            ChunkStore store = stores.open();
            for (int writer = 0; writer < WRITERS; writer++) {
                Thread.ofPlatform().start(() -> write(store, next));
            }
            while (true) {
                move(store, stores.now);
            }
        }
    }

    private static void write(ChunkStore store, AtomicInteger next) {
        while (true) {
            int number = next.getAndIncrement();
            System.out.println("sent " + number);
            while (!isWritten(store, number)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
            System.out.println("kept " + number);
        }
    }

    private static boolean isWritten(ChunkStore store, int number) {
        try {
            store.write(SENDER, batch(number));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static void move(ChunkStore store, Instant now) {
        try {
            store.upkeep().fold();
            store.upkeep().close(now);
        } catch (RuntimeException e) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
