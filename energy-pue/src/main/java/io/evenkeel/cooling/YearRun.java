package io.evenkeel.cooling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Hours run by a controller, on as many threads as there are processors. The result does not depend on how many. */
public final class YearRun {
    /** Hours that a thread takes at once; neighbours share what their load has in common. */
    private static final int STRETCH = 24;

    private YearRun() {}

    /** One hour to be run. */
    public record Hour(Weather weather, double loadKw) {}

    /**
     * Runs hours.
     *
     * @param controllers makes one for each thread
     * @return an answer for each hour, in their order; empty where no setting was found
     * @throws InterruptedException if this thread is interrupted; the work then ends
     */
    public static List<Optional<PlantState>> of(List<Hour> hours, Supplier<Controller> controllers)
            throws InterruptedException {
        int threads = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), hours.size() / STRETCH));
        ThreadLocal<Controller> own = ThreadLocal.withInitial(controllers);
        try (ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("plant-", 0).daemon().factory())) {
            List<Future<List<Optional<PlantState>>>> parts = new ArrayList<>();
            for (int from = 0; from < hours.size(); from += STRETCH) {
                List<Hour> part = hours.subList(from, Math.min(from + STRETCH, hours.size()));
                parts.add(pool.submit(() -> part.stream()
                        .map(hour -> own.get().decide(hour.weather(), hour.loadKw()))
                        .toList()));
            }
            return gathered(parts, pool);
        }
    }

    private static List<Optional<PlantState>> gathered(
            List<Future<List<Optional<PlantState>>>> parts, ExecutorService pool) throws InterruptedException {
        try {
            List<Optional<PlantState>> all = new ArrayList<>();
            for (Future<List<Optional<PlantState>>> part : parts) {
                all.addAll(part.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
