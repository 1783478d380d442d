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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
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
    private static final int QUERIES = 500;

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

    private final AtomicLong sent = new AtomicLong();

    /** What the store had used when half of the samples were taken. */
    private volatile Optional<MeasuredStore.Cpu> half = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.printf(
                "measurements: %,d series, %d samples each, %d samples a request, %d connections, %d processors, Java %s,"
                        + " load %s%n",
                series,
                samplesEach,
                perRequest,
                connections,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                Files.readString(Path.of("/proc/loadavg")).strip());
        out.println(
                "of ten series three are gauges with one decimal that walk, three counters that grow by 1,000 to 1,999,"
                        + " three never change, one is a CPU share with two decimals; a sample every 10 s, exactly");
        try (var scratch = ScratchFolder.make("evenkeel-bench")) {
            Path folder = Files.createDirectory(scratch.path().resolve("evenkeel"));
            try (var store = MeasuredStore.evenkeel(folder)) {
                measure(store, out);
            }
            Path other = Files.createDirectory(scratch.path().resolve("prometheus"));
            var prometheus = noPrometheus ? Optional.<MeasuredStore>empty() : MeasuredStore.prometheus(other);
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
        Map<String, Long> empty = store.bytesBy();
        long none = store.bytes();
        long history = history(store, start.minus(HISTORY), start);
        MeasuredStore.Cpu before = store.cpu();
        long begin = System.nanoTime();
        half = Optional.empty();
        sent.set(0);
        long samples = feed(store, start);
        double wall = (System.nanoTime() - begin) / 1e9;
        MeasuredStore.Cpu answered = store.cpu().since(before);
        long bytes = store.bytesAtRest(day) - none;
        MeasuredStore.Cpu all = store.cpu().since(before);
        tellIntake(store, out, samples, wall, answered, all, before);
        out.printf(
                "%s: %.2f bytes a sample at rest (%,d bytes, %,d samples, indexes, labels and roll-ups included)%n",
                store.name(), (double) bytes / (samples + history), bytes, samples + history);
        Map<String, Long> full = store.bytesBy();
        full.forEach((place, taken) -> out.printf(
                "%s:   %-8s %,12d bytes, %.3f a sample%n",
                store.name(),
                place,
                taken - empty.getOrDefault(place, 0L),
                (double) (taken - empty.getOrDefault(place, 0L)) / (samples + history)));
        for (Duration step : List.of(Duration.ofMinutes(1), Duration.ofMinutes(10))) {
            tellQueries(store, out, start, step);
        }
        out.flush();
    }

    private void tellIntake(
            MeasuredStore store,
            PrintWriter out,
            long samples,
            double wall,
            MeasuredStore.Cpu answered,
            MeasuredStore.Cpu all,
            MeasuredStore.Cpu before) {
        out.printf(
                "%s: %,.0f samples in per CPU-second of server and database, from the first sample until everything is at"
                        + " rest (%,d samples, %.1f CPU-s: server %.1f, its compilers included, and database %.1f)%n",
                store.name(), samples / all.both(), samples, all.both(), all.server(), all.database());
        out.printf(
                "%s:   until the last answer %.1f CPU-s (server %.1f, database %.1f), %.1f s wall, %,.0f samples/s%n",
                store.name(), answered.both(), answered.server(), answered.database(), wall, samples / wall);
        half.ifPresent(at -> out.printf(
                "%s:   second half, warm: %,.0f samples in per CPU-second until the last answer%n",
                store.name(),
                (samples - samples / 2) / (answered.both() - at.since(before).both())));
    }

    private void tellQueries(MeasuredStore store, PrintWriter out, Instant start, Duration step)
            throws IOException, InterruptedException {
        double[] cold = queries(store, start, step);
        double[] warm = queries(store, start, step);
        out.printf(
                "%s: one series over 7 days, a value every %d min, over HTTP: p50 %.1f ms, p99 %.1f ms, longest %.1f ms of"
                        + " %d queries; of the %d before these: p50 %.1f ms, longest %.1f ms%n",
                store.name(),
                step.toMinutes(),
                warm[QUERIES / 2],
                warm[QUERIES * 99 / 100],
                warm[QUERIES - 1],
                QUERIES,
                QUERIES,
                cold[QUERIES / 2],
                cold[QUERIES - 1]);
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
                noteHalf(store, group.samples());
            }
        }
        return samples;
    }

    private void noteHalf(MeasuredStore store, int more) throws IOException {
        long middle = (long) series * samplesEach / 2;
        long now = sent.addAndGet(more);
        if (now >= middle && now - more < middle) {
            half = Optional.of(store.cpu());
        }
    }

    private static double[] queries(MeasuredStore store, Instant to, Duration step)
            throws IOException, InterruptedException {
        var millis = new double[QUERIES];
        for (int i = 0; i < QUERIES; i++) {
            String selector = "history_0{instance=\"host-%05d.example.net:9100\"}".formatted(i % HISTORY_SERIES);
            millis[i] = store.query(selector, to.minus(HISTORY), to, step);
        }
        Arrays.sort(millis);
        return millis;
    }
}
