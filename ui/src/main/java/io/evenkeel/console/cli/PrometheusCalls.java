package io.evenkeel.console.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Remote write and queries over HTTP, in the forms of Prometheus. Thread-safe. */
final class PrometheusCalls implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int BUSY = 503;
    private static final long PAUSE_MILLIS = 200;

    private final URI server;
    private final Optional<String> token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    PrometheusCalls(URI server, Optional<String> token) {
        this.server = server;
        this.token = token;
    }

    /** Sends a request of remote write until it is taken. */
    void write(byte[] body) throws IOException, InterruptedException {
        HttpRequest request = request("/api/v1/write")
                .header("Content-Encoding", "snappy")
                .header("Content-Type", "application/x-protobuf")
                .header("X-Prometheus-Remote-Write-Version", "0.1.0")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> answer = send(request);
        while (answer.statusCode() == BUSY) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            answer = send(request);
        }
        if (answer.statusCode() / 100 != 2) {
            throw new CannotStart(server + " did not take a request: " + answer.statusCode() + " " + answer.body());
        }
    }

    /** Milliseconds for one series over that span, a value a step; decoding of the answer is not counted. */
    double query(String selector, Instant from, Instant to, Duration step) throws IOException, InterruptedException {
        String path = "/api/v1/query_range?query=" + URLEncoder.encode(selector, StandardCharsets.UTF_8) + "&start="
                + from.getEpochSecond() + "&end=" + to.getEpochSecond() + "&step=" + step.toSeconds();
        HttpRequest request = request(path).GET().build();
        long begin = System.nanoTime();
        HttpResponse<String> answer = send(request);
        double millis = (System.nanoTime() - begin) / 1e6;
        JsonNode result = JSON.readTree(answer.body()).path("data").path("result");
        long wanted = Duration.between(from, to).dividedBy(step);
        if (result.size() != 1 || result.get(0).path("values").size() < wanted - 2) {
            throw new CannotStart(server + " did not answer with " + wanted + " values of one series.");
        }
        return millis;
    }

    boolean isReady() throws IOException, InterruptedException {
        return send(request("/-/ready").GET().build()).statusCode() == 200;
    }

    /** Has Prometheus write what is in its memory as blocks. */
    void takeSnapshot() throws IOException, InterruptedException {
        send(request("/api/v1/admin/tsdb/snapshot")
                .POST(BodyPublishers.noBody())
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
