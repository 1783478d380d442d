package io.evenkeel.console.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API of a server under measurement, as a person or a program. Thread-safe. */
final class BenchCaller implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI server;
    private final List<String> headers;

    private BenchCaller(HttpClient http, URI server, List<String> headers) {
        this.http = http;
        this.server = server;
        this.headers = headers;
    }

    static BenchCaller anonymous(URI server) {
        return new BenchCaller(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), server, List.of("Accept", "*/*"));
    }

    BenchCaller withToken(String token) {
        return new BenchCaller(http, server, List.of("Authorization", "Bearer " + token));
    }

    BenchCaller signedIn(String name, String password) throws IOException, InterruptedException {
        HttpResponse<String> session = exchange("POST", "/api/session", Map.of("name", name, "password", password));
        String cookie = session.headers().firstValue("Set-Cookie").orElseThrow();
        return new BenchCaller(
                http,
                server,
                List.of(
                        "Cookie", cookie.substring(0, cookie.indexOf(';')),
                        "X-CSRF-Token",
                                JSON.readTree(session.body()).get("csrfToken").asString()));
    }

    JsonNode send(String method, String path, Object body) throws IOException, InterruptedException {
        String answer = exchange(method, path, body).body();
        return answer.isBlank() ? JSON.createObjectNode() : JSON.readTree(answer);
    }

    /** The lines of a stream of events as they come; closed by the caller. */
    Stream<String> stream(String path, Object body) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> answer = http.send(
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("Accept", "text/event-stream")
                        .headers(headers.toArray(String[]::new))
                        .method("POST", BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofLines());
        if (answer.statusCode() >= 300) {
            throw new IOException("POST " + path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    void upload(String path, String type, byte[] body) throws IOException, InterruptedException {
        exchange("POST", path, type, BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<String> exchange(String method, String path, Object body)
            throws IOException, InterruptedException {
        var publisher = body instanceof String text && text.isEmpty()
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(JSON.writeValueAsString(body));
        return exchange(method, path, "application/json", publisher);
    }

    private HttpResponse<String> exchange(String method, String path, String type, HttpRequest.BodyPublisher publisher)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(PATIENCE)
                        .header("Content-Type", type)
                        .headers(headers.toArray(String[]::new))
                        .method(method, publisher)
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
