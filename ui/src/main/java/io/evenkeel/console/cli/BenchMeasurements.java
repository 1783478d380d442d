package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
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
        try (var store = MeasuredEvenkeel.start()) {
            measure(store, out);
        }
        Optional<MeasuredStore> prometheus = noPrometheus ? Optional.empty() : MeasuredPrometheus.start();
        if (prometheus.isPresent()) {
            try (var store = prometheus.get()) {
                measure(store, out);
            }
        }
        return 0;
    }

    private void measure(MeasuredStore store, PrintWriter out) throws IOException, InterruptedException {
        // The day before yesterday, so that it is rolled up too.
        long day = Clock.systemUTC().instant().getEpochSecond() / 86_400 - 2;
        Instant start = Instant.ofEpochSecond(day * 86_400);
        Map<String, Long> empty = store.bytesBy();
        var history = new MeasuredHistory(store.calls(), start);
        long samples = history.send();
        samples += feed(store, out, start, day);
        tellBytes(store, out, empty, samples);
        for (Duration step : List.of(Duration.ofMinutes(1), Duration.ofMinutes(10))) {
            tellQueries(store, out, history, step);
        }
        out.flush();
    }

    private long feed(MeasuredStore store, PrintWriter out, Instant start, long day)
            throws IOException, InterruptedException {
        var size = new MeasuredFeed.Size(series, samplesEach, perRequest, connections);
        var feed = new MeasuredFeed(store, size);
        MeasuredStore.Cpu before = store.cpu();
        long begin = System.nanoTime();
        feed.send(start);
        double wall = (System.nanoTime() - begin) / 1e9;
        MeasuredStore.Cpu answered = store.cpu().since(before);
        store.awaitRest(day);
        MeasuredStore.Cpu all = store.cpu().since(before);
        long samples = size.samples();
        out.printf(
                "%s: %,.0f samples in per CPU-second of server and database, from the first sample until everything is at"
                        + " rest (%,d samples, %.1f CPU-s: server %.1f, its compilers included, and database %.1f)%n",
                store.name(), samples / all.both(), samples, all.both(), all.server(), all.database());
        out.printf(
                "%s:   until the last answer %.1f CPU-s (server %.1f, database %.1f), %.1f s wall, %,.0f samples/s%n",
                store.name(), answered.both(), answered.server(), answered.database(), wall, samples / wall);
        feed.half()
                .ifPresent(half -> out.printf(
                        "%s:   second half, warm: %,.0f samples in per CPU-second until the last answer%n",
                        store.name(),
                        (samples - samples / 2)
                                / (answered.both() - half.since(before).both())));
        return samples;
    }

    private static void tellBytes(MeasuredStore store, PrintWriter out, Map<String, Long> empty, long samples)
            throws IOException, InterruptedException {
        var taken = new TreeMap<>(store.bytesBy());
        taken.replaceAll((place, bytes) -> bytes - empty.getOrDefault(place, 0L));
        long bytes = taken.values().stream().mapToLong(one -> one).sum();
        out.printf(
                "%s: %.2f bytes a sample at rest (%,d bytes, %,d samples, indexes, labels and roll-ups included)%n",
                store.name(), (double) bytes / samples, bytes, samples);
        taken.forEach((place, own) -> out.printf(
                "%s:   %-8s %,12d bytes, %.3f a sample%n", store.name(), place, own, (double) own / samples));
    }

    private static void tellQueries(MeasuredStore store, PrintWriter out, MeasuredHistory history, Duration step)
            throws IOException, InterruptedException {
        int queries = MeasuredHistory.QUERIES;
        double[] cold = history.ask(step);
        double[] warm = history.ask(step);
        out.printf(
                "%s: one series over 7 days, a value every %d min, over HTTP: p50 %.1f ms, p99 %.1f ms, longest %.1f ms of"
                        + " %d queries; of the %d before these: p50 %.1f ms, longest %.1f ms%n",
                store.name(),
                step.toMinutes(),
                warm[queries / 2],
                warm[queries * 99 / 100],
                warm[queries - 1],
                queries,
                queries,
                cold[queries / 2],
                cold[queries - 1]);
    }
}
