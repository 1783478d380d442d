package io.evenkeel.telemetry.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who reads while samples move sees each of them once, from the moment its write is answered. */
class ReadersTest {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Source SENDER = new Source("token:sender", 10_000);
    private static final int WRITES = Integer.getInteger("evenkeel.writes", 400);

    @Test
    void readersRacingTheFoldMissNothing() throws Exception {
        try (var stores = new Stores(START);
                var pool = Executors.newFixedThreadPool(4)) {
            ChunkStore store = stores.open();
            ChunkStore other = stores.open();
            var written = new AtomicInteger();
            var over = new AtomicBoolean();
            Callable<Integer> folder = () -> {
                int folds = 0;
                while (!over.get()) {
                    store.upkeep().fold();
                    store.upkeep().close(START.plusSeconds(100_000_000));
                    folds++;
                }
                return folds;
            };
            var folding = pool.submit(folder);
            var readers = List.of(pool.submit(reader(store, written, over)), pool.submit(reader(other, written, over)));
            for (int i = 0; i < WRITES; i++) {
                store.write(SENDER, List.of(sample(i)));
                written.set(i + 1);
            }
            over.set(true);
            assertThat(folding.get()).as("folds while others read").isGreaterThan(5);
            for (var reader : readers) {
                assertThat(reader.get()).as("reads").isGreaterThan(20);
            }
        }
    }

    private static Callable<Integer> reader(ChunkStore store, AtomicInteger written, AtomicBoolean over) {
        return () -> {
            int reads = 0;
            while (!over.get()) {
                int atLeast = written.get();
                var found = store.select(
                        List.of(new Matcher("__name__", Matcher.Kind.EQUAL, "raced")),
                        START,
                        START.plusSeconds(10_000_000));
                if (atLeast > 0) {
                    double[] values = found.getFirst().values();
                    assertThat(values.length).isGreaterThanOrEqualTo(atLeast);
                    for (int i = 0; i < values.length; i++) {
                        assertThat(values[i]).isEqualTo(i);
                    }
                    reads++;
                }
            }
            return reads;
        };
    }

    /** A sample every quarter of an hour, so that windows come and go. */
    private static TimeSeries sample(int i) {
        return new TimeSeries(
                Map.of("__name__", "raced"),
                List.of(new TimeSeries.Sample(START.plusSeconds(900L * i).toEpochMilli(), i)));
    }
}
