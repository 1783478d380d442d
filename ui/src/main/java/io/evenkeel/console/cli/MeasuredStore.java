package io.evenkeel.console.cli;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server under measurement in a folder of its own: this build, or a real Prometheus. */
final class MeasuredStore implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int BETWEEN_LOOKS = 200;

    /** Of a server on loopback that lives as long as the measurement. */
    private static final String PASSWORD = "only for this measurement";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String name;
    private final Process process;
    private final Path folder;
    private final URI url;
    private final Optional<String> token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private MeasuredStore(String name, Process process, Path folder, URI url, Optional<String> token) {
        this.name = name;
        this.process = process;
        this.folder = folder;
        this.url = url;
        this.token = token;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "bench-server-end"));
    }

    /** This build, as {@code ./evenkeel up} starts it, without an agent. */
    static MeasuredStore evenkeel(Path folder) throws IOException, InterruptedException {
        Path script = Path.of(System.getProperty("evenkeel.home", "."), "evenkeel");
        var builder = new ProcessBuilder(script.toString(), "up", "--no-agent", "--port", Integer.toString(freePort()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("up.log").toFile());
        builder.environment().put("EVENKEEL_DATA", folder.toString());
        builder.environment().put("EVENKEEL_ADMIN_PASSWORD", PASSWORD);
        builder.environment().put("EVENKEEL_BUILT", "yes");
        builder.environment()
                .merge(
                        "EVENKEEL_JAVA_OPTS",
                        "-Devenkeel.telemetry.housekeeping-minutes=1",
                        (own, more) -> own + " " + more);
        Process process = builder.start();
        try {
            LocalServer server = Optional.ofNullable(awaited(
                            process, "the server", () -> LocalServer.of(folder).orElse(null)))
                    .orElseThrow();
            return new MeasuredStore("Evenkeel", process, folder, server.url(), Optional.of(token(server.url())));
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroy();
            throw e;
        }
    }

    /** A token that may write and read measurements, issued by the first administrator. */
    private static String token(URI url) throws IOException, InterruptedException {
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var session = http.send(
                    json(url.resolve("/api/session"), Map.of("name", "admin", "password", PASSWORD))
                            .build(),
                    BodyHandlers.ofString());
            String cookie = session.headers().firstValue("Set-Cookie").orElse("");
            var issued = http.send(
                    json(
                                    url.resolve("/api/tokens"),
                                    Map.of("name", "bench", "rights", List.of("WRITE_MEASUREMENTS", "SEE_OPERATIONS")))
                            .header("Cookie", cookie.replaceFirst(";.*", ""))
                            .header(
                                    "X-CSRF-Token",
                                    JSON.readTree(session.body())
                                            .path("csrfToken")
                                            .asString())
                            .build(),
                    BodyHandlers.ofString());
            if (issued.statusCode() != 201) {
                throw new CannotStart("No token was issued for the measurement: " + issued.body());
            }
            return JSON.readTree(issued.body()).path("secret").asString();
        }
    }

    private static HttpRequest.Builder json(URI url, Map<String, ?> body) {
        return HttpRequest.newBuilder(url)
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    /** Empty where none is installed. */
    static Optional<MeasuredStore> prometheus(Path folder) throws IOException, InterruptedException {
        Path program = Path.of("/usr/bin/prometheus");
        if (!Files.isExecutable(program)) {
            return Optional.empty();
        }
        URI url = URI.create("http://127.0.0.1:" + freePort());
        Path settings = Files.writeString(folder.resolve("p.yml"), "global: {scrape_interval: 1h}\n");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + settings,
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=" + url.getAuthority(),
                        "--web.enable-remote-write-receiver",
                        "--web.enable-admin-api")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        var store = new MeasuredStore("Prometheus", process, folder, url, Optional.empty());
        awaited(process, "Prometheus", () -> store.get("/-/ready").statusCode() == 200 ? true : null);
        return Optional.of(store);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private interface Look<T> {
        @org.jspecify.annotations.Nullable
        T look() throws IOException, InterruptedException;
    }

    private static <T> T awaited(Process process, String what, Look<T> look) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - end < 0) {
            try {
                T found = look.look();
                if (found != null) {
                    return found;
                }
            } catch (java.net.ConnectException e) {
                // It does not listen yet.
            }
            if (process.waitFor(BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new CannotStart("It took too long, or ended by itself: " + what + ".");
    }

    String name() {
        return name;
    }

    /** Sends a request until it is taken. */
    void write(byte[] body) throws IOException, InterruptedException {
        var request = request("/api/v1/write")
                .header("Content-Encoding", "snappy")
                .header("Content-Type", "application/x-protobuf")
                .header("X-Prometheus-Remote-Write-Version", "0.1.0")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        while (answer.statusCode() == 503) {
            Thread.sleep(BETWEEN_LOOKS);
            answer = http.send(request, BodyHandlers.ofString());
        }
        if (answer.statusCode() / 100 != 2) {
            throw new CannotStart(name + " did not take a request: " + answer.statusCode() + " " + answer.body());
        }
    }

    /** Milliseconds for one series over that span, one value a minute; decoding of the answer is not counted. */
    double query(String selector, Instant from, Instant to, Duration step) throws IOException, InterruptedException {
        String path = "/api/v1/query_range?query=" + URLEncoder.encode(selector, StandardCharsets.UTF_8) + "&start="
                + from.getEpochSecond() + "&end=" + to.getEpochSecond() + "&step=" + step.toSeconds();
        long begin = System.nanoTime();
        var answer = get(path);
        double millis = (System.nanoTime() - begin) / 1e6;
        JsonNode result = JSON.readTree(answer.body()).path("data").path("result");
        long wanted = Duration.between(from, to).dividedBy(step);
        if (result.size() != 1 || result.get(0).path("values").size() < wanted - 2) {
            throw new CannotStart(name + " did not answer with " + wanted + " values of one series.");
        }
        return millis;
    }

    private java.net.http.HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofMinutes(1));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    /** CPU seconds so far; a Prometheus has no database. */
    record Cpu(double server, double database) {
        double both() {
            return server + database;
        }

        Cpu since(Cpu before) {
            return new Cpu(server - before.server, database - before.database);
        }
    }

    /** CPU time of the server and of all processes of its database. */
    Cpu cpu() throws IOException {
        double server = ProcessUse.of(process.pid()).cpuSeconds();
        Path postmaster = folder.resolve("pg/postmaster.pid");
        double database = 0;
        if (Files.exists(postmaster)) {
            long pid = Long.parseLong(Files.readAllLines(postmaster).getFirst().strip());
            // The postmaster's own time holds that of its children that ended.
            database += ProcessUse.of(pid).cpuSeconds();
            for (ProcessHandle child : ProcessHandle.of(pid).stream()
                    .flatMap(ProcessHandle::children)
                    .toList()) {
                database += cpuSeconds(child);
            }
        }
        return new Cpu(server, database);
    }

    /** Of a process that may just have ended: then it counts with its parent. */
    private static double cpuSeconds(ProcessHandle process) throws IOException {
        try {
            return ProcessUse.of(process.pid()).cpuSeconds();
        } catch (java.nio.file.NoSuchFileException e) {
            return 0;
        }
    }

    /** Waits until everything of that day is compressed, and returns what it takes on disk with all indexes. */
    long bytesAtRest(long day) throws IOException, InterruptedException {
        if (token.isEmpty()) {
            return prometheusBlocks();
        }
        awaited(process, "the roll-up", () -> isAtRest(day) ? true : null);
        return bytes();
    }

    long bytes() throws IOException, InterruptedException {
        return token.isEmpty() ? 0 : storage().path("bytes").asLong();
    }

    /** Where the bytes lie; nothing for a Prometheus. */
    Map<String, Long> bytesBy() throws IOException, InterruptedException {
        var bytes = new java.util.TreeMap<String, Long>();
        if (token.isPresent()) {
            storage()
                    .path("bytesBy")
                    .properties()
                    .forEach(one -> bytes.put(one.getKey(), one.getValue().asLong()));
        }
        return bytes;
    }

    private JsonNode storage() throws IOException, InterruptedException {
        return JSON.readTree(get("/api/telemetry/storage").body());
    }

    private boolean isAtRest(long day) throws IOException, InterruptedException {
        return storage().path("waiting").asLong(-1) == 0
                && Files.readString(folder.resolve("log/evenkeel.log")).contains("event=day-rolled-up day=" + day);
    }

    /** A snapshot writes what is in memory as blocks; its files are as at rest. */
    private long prometheusBlocks() throws IOException, InterruptedException {
        http.send(
                request("/api/v1/admin/tsdb/snapshot")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        long bytes = 0;
        try (var files = Files.walk(folder.resolve("tsdb/snapshots"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(60, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
