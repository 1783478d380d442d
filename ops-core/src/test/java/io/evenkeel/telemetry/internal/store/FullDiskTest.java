package io.evenkeel.telemetry.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.database.DurableServer;
import io.evenkeel.database.SmallDisk;
import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.internal.Bounds;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database's disk has 64 MiB more than it needs when it is empty, and fills while it is written. */
@Tag("server")
class FullDiskTest {

    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
    private static final MetricStore.Source SENDER = new MetricStore.Source("token:sender", 10_000);
    private static final int SERIES = 100;
    private static final int SAMPLES = 200;
    private static final int MOST_BATCHES = 2_000;

    @Test
    void whatWasAnsweredIsThereAndItGoesOnWhenThereIsRoomAgain() throws Exception {
        try (var disk = SmallDisk.mount()) {
            fill(disk);
        }
    }

    private static void fill(SmallDisk disk) throws Exception {
        try (var server =
                        DurableServer.start(Files.createDirectory(disk.folder().resolve("data")), "telemetry");
                var stores = new Stores(server.dataSource(), START.plusSeconds(100_000), Bounds.USUAL)) {
            disk.leave(64);
            ChunkStore store = stores.open();
            var kept = new TreeSet<Integer>();
            int next = 0;
            int refused = 0;
            while (refused < 3 && next < MOST_BATCHES) {
                int number = next++;
                boolean stored = isDone(() -> store.write(SENDER, batch(number)));
                refused += stored ? 0 : 1;
                if (stored) {
                    kept.add(number);
                }
                if (number % 20 == 19) {
                    isDone(() -> store.upkeep().fold());
                }
            }
            assertThat(refused).as("requests that a full disk refused").isEqualTo(3);
            disk.widen();

            int last = next;
            await().atMost(Duration.ofSeconds(90)).until(() -> isDone(() -> store.write(SENDER, batch(last))));
            kept.add(last);
            check(store, kept, last);
            store.upkeep().fold();
            store.upkeep().close(START.plusSeconds(10_000_000));
            check(store, kept, last);
        }
    }

    private static boolean isDone(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Full-precision values, so that the disk fills soon. */
    private static List<TimeSeries> batch(int number) {
        var random = new Random(number);
        var batch = new ArrayList<TimeSeries>();
        for (int series = 0; series < SERIES; series++) {
            var samples = new ArrayList<TimeSeries.Sample>();
            for (int i = 0; i < SAMPLES; i++) {
                samples.add(new TimeSeries.Sample(time(number, i), random.nextDouble()));
            }
            batch.add(new TimeSeries(Map.of("__name__", "full", "series", "" + series), samples));
        }
        return batch;
    }

    private static long time(int number, int i) {
        return START.toEpochMilli() + 10L * (number * SAMPLES + i);
    }

    /** Kept batches are there, each other one whole or not at all. */
    private static void check(ChunkStore store, Set<Integer> kept, int last) {
        for (int series : new int[] {0, 57, SERIES - 1}) {
            var found = store.select(
                            List.of(
                                    new Matcher("__name__", Matcher.Kind.EQUAL, "full"),
                                    new Matcher("series", Matcher.Kind.EQUAL, "" + series)),
                            START,
                            START.plusSeconds(100_000))
                    .getFirst();
            var batches = new TreeMap<Integer, Integer>();
            for (long time : found.times()) {
                batches.merge((int) ((time - START.toEpochMilli()) / 10 / SAMPLES), 1, Integer::sum);
            }
            assertThat(batches.keySet()).containsAll(kept);
            assertThat(batches.values()).allMatch(count -> count == SAMPLES);
            assertThat(batches.size()).isLessThanOrEqualTo(last + 1);
        }
    }
}
