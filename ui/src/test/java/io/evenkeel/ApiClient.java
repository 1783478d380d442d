package io.evenkeel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the public API as a browser, a program, or nobody. */
final class ApiClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI server;
    private final List<String> headers = new ArrayList<>();

    private ApiClient(URI server) {
        this.server = server;
    }

    static ApiClient anonymous(URI server) {
        return new ApiClient(server);
    }

    static ApiClient withToken(URI server, String token) {
        return new ApiClient(server).with("Authorization", "Bearer " + token);
    }

    static ApiClient signedIn(URI server, String name, String password) {
        Answer session = anonymous(server)
                .post("/api/session", Map.of("name", name, "password", password))
                .mustBe(200);
        String cookie = session.header("Set-Cookie").orElseThrow();
        return new ApiClient(server)
                .with("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .with("X-CSRF-Token", session.json().get("csrfToken").asString());
    }

    ApiClient with(String header, String value) {
        headers.add(header);
        headers.add(value);
        return this;
    }

    /** Reads a stream of events; whoever asks for it closes it. */
    InputStream listen(String path) {
        var request = HttpRequest.newBuilder(server.resolve(path)).headers(headers.toArray(String[]::new));
        try {
            HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + " answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    ApiClient without(String header) {
        var fewer = new ApiClient(server);
        for (int i = 0; i < headers.size(); i += 2) {
            if (!headers.get(i).equals(header)) {
                fewer.with(headers.get(i), headers.get(i + 1));
            }
        }
        return fewer;
    }

    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Answer post(String path, Object body) {
        return send("POST", path, BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    Answer put(String path, Object body) {
        return send("PUT", path, BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        return sendAs(method, path, "application/json", body);
    }

    Answer sendAs(String method, String path, String contentType, HttpRequest.BodyPublisher body) {
        var request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", contentType)
                .method(method, body);
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        Answer mustBe(int status) {
            if (status() != status) {
                throw new AssertionError(response.request().method() + " " + response.uri() + " answered " + status()
                        + ", not " + status + ": " + response.body());
            }
            return this;
        }
    }
}
