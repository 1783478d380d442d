package io.evenkeel.console.cli;

import io.evenkeel.console.cli.ServerCalls.Refused;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./evenkeel bench house}: how long a fresh data folder takes until it is ready, what that costs, and the memory of
 * server and database afterwards, with the agent of this host and a reader that asks what the page Now asks.
 */
@Command(
        name = "house",
        description = "Start of server and database on a fresh data folder, and their memory afterwards.",
        mixinStandardHelpOptions = true)
final class BenchHouse implements Callable<Integer> {

    /** What an open page Now reads, and how often at least. */
    private static final List<String> NOW = List.of(
            "/api/incidents?state=open", "/api/alerting/alerts", "/api/oncall/now", "/api/fleet/hosts", "/api/health");

    private static final int SECONDS_BETWEEN_READS = 5;

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long memory is watched after ready; ${DEFAULT-VALUE} unless given.")
    private int seconds;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        long begun = System.nanoTime();
        try (TrialServer running = TrialServer.startTemporary();
                ServerCalls api = new ServerCalls(running.server())) {
            double ready = (System.nanoTime() - begun) / 1e9;
            Use atReady = Use.of(running.pid());
            out.printf(
                    "ready: %.1f s after the start, %.1f CPU seconds (server %.1f, database %.1f), %d processors, Java %s%n",
                    ready,
                    atReady.server().cpuSeconds() + atReady.databaseCpuSeconds(),
                    atReady.server().cpuSeconds(),
                    atReady.databaseCpuSeconds(),
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("java.version"));
            out.flush();
            watch(running, api, out);
        }
        return 0;
    }

    private void watch(TrialServer running, ServerCalls api, PrintWriter out) throws IOException, InterruptedException {
        long peak = 0;
        for (int second = 0; second < seconds; second += SECONDS_BETWEEN_READS) {
            for (String path : NOW) {
                try {
                    api.get(path);
                } catch (Refused e) {
                    throw new IOException(path + ": " + e.getMessage(), e);
                }
            }
            Thread.sleep(1000L * SECONDS_BETWEEN_READS);
            peak = Math.max(peak, Use.of(running.pid()).residentBytes());
        }
        Use last = Use.of(running.pid());
        out.printf(
                "memory: server and database %d MB at the end (server %d, database %d), %d MB at most, %d s after ready%n",
                last.residentBytes() >> 20,
                last.server().residentBytes() >> 20,
                last.databaseBytes() >> 20,
                peak >> 20,
                seconds);
        out.flush();
    }

    /**
     * @param databaseBytes proportional set size: the pages that the database's processes share count once
     * @param databaseCpuSeconds of the processes that run and of those that have ended
     */
    private record Use(ProcessUse server, long databaseBytes, double databaseCpuSeconds) {

        long residentBytes() {
            return server.residentBytes() + databaseBytes;
        }

        static Use of(long server) throws IOException {
            ProcessUse own = ProcessUse.of(server);
            long bytes = 0;
            double cpu = 0;
            try (Stream<ProcessHandle> below = ProcessHandle.of(server).stream().flatMap(ProcessHandle::descendants)) {
                for (ProcessHandle child : below.toList()) {
                    Path proc = Path.of("/proc", String.valueOf(child.pid()));
                    if (isDatabase(proc)) {
                        bytes += proportionalBytes(proc);
                        cpu += ProcessUse.of(child.pid()).cpuSeconds();
                    }
                }
            }
            return new Use(own, bytes, cpu);
        }

        private static boolean isDatabase(Path proc) throws IOException {
            return Files.exists(proc.resolve("comm"))
                    && Files.readString(proc.resolve("comm")).startsWith("postgres");
        }

        private static long proportionalBytes(Path proc) throws IOException {
            return Files.readAllLines(proc.resolve("smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .sum();
        }
    }
}
