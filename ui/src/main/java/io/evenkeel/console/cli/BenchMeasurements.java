package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./evenkeel bench measurements}: samples in by remote write over HTTP, bytes at rest, one series over seven days;
 * then the same requests to a real Prometheus, where one is installed.
 */
@Command(
        name = "measurements",
        description = "Samples in, bytes at rest and queries of the store, beside Prometheus where it is installed.",
        mixinStandardHelpOptions = true)
final class BenchMeasurements implements Callable<Integer> {

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration HISTORY = Duration.ofDays(7);
    private static final int HISTORY_SERIES = 20;
    private static final int HISTORY_SAMPLES = 60;
    private static final int QUERIES = 100;

    @Option(names = "--series", defaultValue = "5000", description = "Series; ${DEFAULT-VALUE} unless given.")
    private int series;

    @Option(
            names = "--samples-each",
            defaultValue = "4320",
            description = "Samples of each series, ten seconds apart; ${DEFAULT-VALUE} unless given.")
    private int samplesEach;

    @Option(
            names = "--per-request",
            defaultValue = "500",
            description = "Samples in a request, one of each series; ${DEFAULT-VALUE} unless given.")
    private int perRequest;

    @Option(names = "--connections", defaultValue = "16", description = "At once; ${DEFAULT-VALUE} unless given.")
    private int connections;

    @Option(names = "--no-prometheus", description = "Do not measure Prometheus too.")
    private boolean noPrometheus;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.printf(
                "measurements: %,d series, %d samples each, %d samples a request, %d connections, %d processors, load %s%n",
                series,
                samplesEach,
                perRequest,
                connections,
                Runtime.getRuntime().availableProcessors(),
                Files.readString(Path.of("/proc/loadavg")).strip());
        try (var scratch = ScratchFolder.make("evenkeel-bench")) {
            Path folder = Files.createDirectory(scratch.path().resolve("evenkeel"));
            try (var store = MeasuredStore.evenkeel(folder)) {
                measure(store, out);
            }
            Path other = Files.createDirectory(scratch.path().resolve("prometheus"));
            var prometheus = noPrometheus ? java.util.Optional.<MeasuredStore>empty() : MeasuredStore.prometheus(other);
            if (prometheus.isPresent()) {
                try (var store = prometheus.get()) {
                    measure(store, out);
                }
            }
        }
        return 0;
    }

    private void measure(MeasuredStore store, PrintWriter out) throws IOException, InterruptedException {
        // The day before yesterday, so that it is rolled up too.
        long day = Clock.systemUTC().instant().getEpochSecond() / 86_400 - 2;
        Instant start = Instant.ofEpochSecond(day * 86_400);
        long empty = store.bytes();
        long history = history(store, start.minus(HISTORY), start);
        double before = store.cpuSeconds();
        long begin = System.nanoTime();
        long samples = feed(store, start);
        double wall = (System.nanoTime() - begin) / 1e9;
        double answered = store.cpuSeconds() - before;
        long bytes = store.bytesAtRest(day) - empty;
        double all = store.cpuSeconds() - before;
        out.printf(
                "%s: %,.0f samples in per CPU-second of server and database (%,d samples, %.1f CPU-s answered, %.1f with"
                        + " everything at rest, %.1f s wall)%n",
                store.name(), samples / all, samples, answered, all, wall);
        out.printf(
                "%s: %.2f bytes a sample at rest (%,d bytes, %,d samples, indexes, labels and roll-ups included)%n",
                store.name(), (double) bytes / (samples + history), bytes, samples + history);
        for (Duration step : List.of(Duration.ofMinutes(1), Duration.ofMinutes(10))) {
            double[] millis = queries(store, start, step);
            out.printf(
                    "%s: one series over 7 days, a value every %d min, over HTTP: p50 %.1f ms, p99 %.1f ms%n",
                    store.name(), step.toMinutes(), millis[QUERIES / 2], millis[QUERIES * 99 / 100]);
        }
        out.flush();
    }

    /** Seven days of a few series, in order of time. */
    private static long history(MeasuredStore store, Instant from, Instant to)
            throws IOException, InterruptedException {
        var requests = new MeasuredRequests("history", 0, HISTORY_SERIES, HISTORY_SAMPLES);
        long samples = 0;
        for (Instant at = from; at.isBefore(to); at = at.plus(INTERVAL.multipliedBy(HISTORY_SAMPLES))) {
            store.write(requests.at(at.toEpochMilli(), INTERVAL.toMillis()));
            samples += requests.samples();
        }
        return samples;
    }

    private long feed(MeasuredStore store, Instant start) throws InterruptedException {
        var work = new ArrayList<Callable<Long>>();
        for (int connection = 0; connection < connections; connection++) {
            int own = connection;
            work.add(() -> feed(store, start, own));
        }
        try (var pool = Executors.newFixedThreadPool(connections)) {
            long samples = 0;
            for (Future<Long> done : pool.invokeAll(work)) {
                samples += done.get();
            }
            return samples;
        } catch (ExecutionException e) {
            throw new CannotStart("Feeding failed: " + e.getMessage(), e);
        }
    }

    /** Each series comes by one connection only, in order of time, as from a Prometheus. */
    private long feed(MeasuredStore store, Instant start, int connection) throws IOException, InterruptedException {
        var groups = new ArrayList<MeasuredRequests>();
        for (int group = connection; group * perRequest < series; group += connections) {
            int first = group * perRequest;
            groups.add(new MeasuredRequests("bench", first, Math.min(perRequest, series - first), 1));
        }
        long samples = 0;
        for (int i = 0; i < samplesEach; i++) {
            long at = start.plus(INTERVAL.multipliedBy(i)).toEpochMilli();
            for (MeasuredRequests group : groups) {
                store.write(group.at(at, INTERVAL.toMillis()));
                samples += group.samples();
            }
        }
        return samples;
    }

    private static double[] queries(MeasuredStore store, Instant to, Duration step)
            throws IOException, InterruptedException {
        var millis = new double[QUERIES];
        for (int i = -QUERIES; i < QUERIES; i++) {
            String selector =
                    "history_0{instance=\"host-%05d.example.net:9100\"}".formatted(Math.floorMod(i, HISTORY_SERIES));
            double one = store.query(selector, to.minus(HISTORY), to, step);
            if (i >= 0) {
                millis[i] = one;
            }
        }
        Arrays.sort(millis);
        return millis;
    }
}
