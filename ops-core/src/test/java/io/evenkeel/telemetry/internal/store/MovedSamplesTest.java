package io.evenkeel.telemetry.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.telemetry.MetricStore.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes in whatever order, and whenever it is folded, closed, rolled up or the server starts anew: what is read is
 * what was written, the first of equal times. {@code -Devenkeel.seed=…} repeats, {@code -Devenkeel.acts=…} prolongs it.
 */
class MovedSamplesTest {

    private static final int ACTS = Integer.getInteger("evenkeel.acts", 250);
    private static final Instant START = Instant.parse("2026-11-20T20:30:00Z");
    private static final Source SENDER = new Source("token:sender", 10_000);

    @Test
    void randomActsMoveSamplesAndLoseNone() {
        long seed = Long.getLong("evenkeel.seed", new Random().nextLong());
        System.out.println("evenkeel.seed=" + seed);
        var random = new Random(seed);
        var batches = new RandomBatches(random, START);
        var model = new Model();
        try (var stores = new Stores(START)) {
            ChunkStore store = stores.open();
            for (int act = 0; act < ACTS; act++) {
                stores.now = batches.now();
                switch (random.nextInt(12)) {
                    case 0 -> store.upkeep().fold();
                    case 1 -> store.upkeep().close(stores.now);
                    case 2 -> store.upkeep().keepHouse();
                    case 3 -> {
                        if (random.nextInt(4) == 0) {
                            store.close();
                            store = stores.open();
                        }
                    }
                    case 4 -> check(model, store, random, batches.now(), "seed " + seed + ", act " + act);
                    default -> {
                        var batch = batches.next();
                        store.write(SENDER, batch);
                        model.write(batch);
                    }
                }
            }
            check(model, store, random, batches.now(), "seed " + seed + ", before the end");
            store.upkeep().fold();
            store.upkeep().close(batches.now().plus(Duration.ofDays(1)));
            check(model, store, random, batches.now(), "seed " + seed + ", at the end");
            assertThat(store.use().samples()).as("seed %d", seed).isEqualTo(model.samples());
        }
    }

    private static void check(Model model, ChunkStore store, Random random, Instant now, String what) {
        Instant from = random.nextBoolean()
                ? START.minus(Duration.ofDays(3))
                : START.plusSeconds(
                        random.nextLong(-100_000, Duration.between(START, now).toSeconds() + 1));
        model.mustEqual(store, from, random.nextBoolean() ? now : from.plusSeconds(random.nextInt(20_000)), what);
    }
}
