package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code ./evenkeel bench logs}: lines in by the bulk API until they are found, bytes at rest, and searches. */
@Command(name = "logs", description = "Log lines in, bytes at rest and searches.", mixinStandardHelpOptions = true)
final class BenchLogs implements Callable<Integer> {
    private static final int SEARCHES = 100;
    private static final int WARM_UP = 100_000;
    private static final Duration FOUND_AT_MOST = Duration.ofSeconds(30);

    @Option(names = "--lines", defaultValue = "1000000", description = "Lines; ${DEFAULT-VALUE} unless given.")
    private int lines;

    @Option(
            names = "--days",
            defaultValue = "1",
            description =
                    "Days over which they lie, the last one today; ${DEFAULT-VALUE} unless given, at most 28. Lines of"
                            + " one day come in any order, those of more in the order of their times.")
    private int days;

    @Option(
            names = "--per-request",
            defaultValue = "2000",
            description = "Lines in a request; ${DEFAULT-VALUE} unless given.")
    private int perRequest;

    @Option(names = "--connections", defaultValue = "4", description = "At once; ${DEFAULT-VALUE} unless given.")
    private int connections;

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            description =
                    "Lines go to this Elasticsearch, without security; what its own bulk takes is measured beside it."
                            + " What is made there is removed.")
    private @Nullable URI elasticsearch;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var command = Objects.requireNonNull(spec).commandLine();
        if (lines < 1 || days < 1 || days > 28 || perRequest < 1 || perRequest > 10_000 || connections < 1) {
            throw new ParameterException(
                    command, "--lines and --connections must be at least 1, --days 1 to 28, --per-request 1 to 10000.");
        }
        PrintWriter out = command.getOut();
        out.printf(
                "logs: %,d lines over %d days, %d a request, %d connections, %d processors, Java %s, load %s%n",
                lines,
                days,
                perRequest,
                connections,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                Files.readString(Path.of("/proc/loadavg")).strip());
        URI node = elasticsearch;
        if (node == null) {
            measure(Map.of(), out, "--no-agent");
            return 0;
        }
        String name = "evenkeel-bench-" + ProcessHandle.current().pid();
        try (NodeBulk own = new NodeBulk(node, name)) {
            own.linesPerSecond(WARM_UP, perRequest, connections);
            double before = own.linesPerSecond(lines, perRequest, connections);
            double ours = measure(
                    Map.of("EVENKEEL_LOGS_ELASTICSEARCH_INDEX", name),
                    out,
                    "--no-agent",
                    "--elasticsearch",
                    node.toString());
            double after = own.linesPerSecond(lines, perRequest, connections);
            out.printf(
                    "the node's own bulk: %,.0f lines/s before, %,.0f after; by Evenkeel %.0f %% of their mean%n",
                    before, after, 200 * ours / (before + after));
            out.flush();
        } catch (ExecutionException e) {
            throw new IOException("A sender failed: " + e.getCause(), e);
        }
        return 0;
    }

    /** @return lines a second until the last answer */
    private double measure(Map<String, String> environment, PrintWriter out, String... options)
            throws IOException, InterruptedException {
        try (TrialServer server = TrialServer.startOwn(environment, options);
                BenchCaller anonymous = BenchCaller.anonymous(server.server().url())) {
            String token = anonymous
                    .signedIn("admin", server.password())
                    .send(
                            "POST",
                            "/api/tokens",
                            Map.of("name", "bench", "rights", List.of("WRITE_LOGS", "SEE_OPERATIONS")))
                    .path("secret")
                    .asString();
            return measure(server, anonymous.withToken(token), out);
        } catch (ExecutionException e) {
            throw new IOException("A sender failed: " + e.getCause(), e);
        }
    }

    private double measure(TrialServer server, BenchCaller caller, PrintWriter out)
            throws IOException, InterruptedException, ExecutionException {
        Instant end = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MINUTES);
        Instant begin = end.minus(Duration.ofDays(days));
        send(caller, begin, WARM_UP, connections);
        double cpuBefore = ProcessUse.of(server.pid()).cpuSeconds() + server.databaseCpuSeconds();
        long started = System.nanoTime();
        long chars = send(caller, begin, lines, 0);
        double sent = (System.nanoTime() - started) / 1e9;
        awaitFound(caller, out, WARM_UP + lines);
        double cpu = ProcessUse.of(server.pid()).cpuSeconds() + server.databaseCpuSeconds() - cpuBefore;
        out.printf(
                "%,.0f lines/s in, %.1f s wall until the last answer, the senders on the same processors; %,.0f lines per"
                        + " CPU-second of server and database until all are found%n",
                lines / sent, sent, lines / cpu);
        tellSearches(caller, out, begin, end);
        JsonNode usage = awaitRest(caller);
        out.printf(
                "%.1f bytes a line at rest (%,d bytes; a request has %d for each)%n",
                usage.path("bytes").asDouble() / (WARM_UP + lines),
                usage.path("bytes").asLong(),
                chars / lines);
        ProcessUse use = ProcessUse.of(server.pid());
        out.printf(
                "server: %d MB resident, %d MB at most%n",
                use.residentBytes() / 1_000_000, use.peakBytes() / 1_000_000);
        out.flush();
        return lines / sent;
    }

    /** @return how many bytes the requests had */
    private long send(BenchCaller caller, Instant begin, int lines, int firstSeed)
            throws InterruptedException, ExecutionException {
        int requests = (lines + perRequest - 1) / perRequest;
        Duration share = Duration.ofDays(days).dividedBy(Math.max(1, requests));
        try (ExecutorService senders = Executors.newFixedThreadPool(connections)) {
            List<Future<Long>> sent = new ArrayList<>();
            for (int sender = 0; sender < connections; sender++) {
                LogFeed feed = new LogFeed(firstSeed + sender, begin, days == 1 ? Duration.ofDays(1) : share);
                int first = sender;
                sent.add(senders.submit(() -> {
                    long bytes = 0;
                    for (int request = first; request < requests; request += connections) {
                        int size = Math.min(perRequest, lines - request * perRequest);
                        feed.moveTo(days == 1 ? begin : begin.plus(share.multipliedBy(request)));
                        byte[] body = feed.request(size);
                        bytes += body.length;
                        caller.upload("/elastic/_bulk", "application/x-ndjson", body);
                    }
                    return bytes;
                }));
            }
            long bytes = 0;
            for (Future<Long> one : sent) {
                bytes += one.get();
            }
            return bytes;
        }
    }

    private static void awaitFound(BenchCaller caller, PrintWriter out, int lines)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (usage(caller).path("lines").asLong() < lines) {
            if (System.nanoTime() - begin > FOUND_AT_MOST.toNanos()) {
                throw new IOException("Not all lines are found after " + FOUND_AT_MOST.toSeconds() + " s.");
            }
            Thread.sleep(50);
        }
        out.printf("all are found %.1f s after the last answer%n", (System.nanoTime() - begin) / 1e9);
    }

    /** When two looks some seconds apart show the same bytes, commits and merges are over. */
    private static JsonNode awaitRest(BenchCaller caller) throws IOException, InterruptedException {
        JsonNode before = usage(caller);
        while (true) {
            Thread.sleep(12_000);
            JsonNode now = usage(caller);
            if (now.path("bytes").asLong() == before.path("bytes").asLong()) {
                return now;
            }
            before = now;
        }
    }

    private static JsonNode usage(BenchCaller caller) throws IOException, InterruptedException {
        return caller.send("GET", "/api/logs/usage", "");
    }

    private static void tellSearches(BenchCaller caller, PrintWriter out, Instant begin, Instant end)
            throws IOException, InterruptedException {
        Instant day = end.minus(Duration.ofDays(1));
        for (String query : List.of(
                LogFeed.COMMON,
                LogFeed.RARE,
                "host:host7 timeout",
                "\"connection refused\"",
                "NOT upstream level:info")) {
            ask(caller, out, "first page of a day, " + query, page(query, day, end));
        }
        ask(caller, out, "first page of all days, " + LogFeed.RARE, page(LogFeed.RARE, begin, end));
        ask(caller, out, "counts of a day by 15 min, " + LogFeed.COMMON, counts(LogFeed.COMMON, day, end));
    }

    private static void ask(BenchCaller caller, PrintWriter out, String what, String path)
            throws IOException, InterruptedException {
        caller.send("GET", path, "");
        Latencies latencies = new Latencies(what);
        for (int i = 0; i < SEARCHES; i++) {
            latencies.time(() -> caller.send("GET", path, ""));
        }
        latencies.tell(out);
    }

    private static String page(String query, Instant from, Instant to) {
        return "/api/logs?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&from=" + from + "&to=" + to;
    }

    private static String counts(String query, Instant from, Instant to) {
        return "/api/logs/counts?stepSeconds=900&query=" + query + "&from=" + from + "&to=" + to;
    }
}
