package io.evenkeel.agent;

import io.evenkeel.protocol.Json;
import io.evenkeel.protocol.LogShipment;
import io.evenkeel.protocol.SignedJob;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The server over HTTP. The token file is read for each request, so that a new token needs no restart. */
final class HttpServerLink implements ServerLink, JobLink {

    /** By this the server knows which host's agent it turns away, whatever token comes with it. */
    private static final String HOST = "Evenkeel-Host";

    private static final Map<String, String> REMOTE_WRITE = Map.of(
            "Content-Type", "application/x-protobuf",
            "Content-Encoding", "snappy",
            "X-Prometheus-Remote-Write-Version", "0.1.0");

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final ServerHttp http;
    private final Path tokenFile;
    private final InstantSource clock;

    /** @throws IOException with a sentence, when a file that the options name can't be used */
    static HttpServerLink of(Options options, String host, InstantSource clock, String version) throws IOException {
        if (!Files.isReadable(options.tokenFile())) {
            throw new IOException("the token file " + options.tokenFile() + " can't be read");
        }
        return new HttpServerLink(options.server(), options.tokenFile(), Trust.of(options), host, clock, version);
    }

    HttpServerLink(
            URI server, Path tokenFile, Optional<Trust> trust, String host, InstantSource clock, String version) {
        this.http = new ServerHttp(server, trust, Map.of("User-Agent", "evenkeel-agent/" + version, HOST, host));
        this.tokenFile = tokenFile;
        this.clock = clock;
    }

    @Override
    public Answer write(byte[] body) {
        return post("api/v1/write", REMOTE_WRITE, body);
    }

    @Override
    public Answer ship(byte[] body) {
        return post("api/logs/agent", Map.of("Content-Type", LogShipment.CONTENT_TYPE), body);
    }

    @Override
    public Answer heartbeat(String json) {
        return postJson("api/fleet/heartbeat", json);
    }

    @Override
    public Answer connections(String json) {
        return postJson("api/topology/agent", json);
    }

    @Override
    public Optional<SignedJob> takeJob() throws IOException {
        ServerHttp.Reply reply = http.post("api/recovery/agent/jobs", withToken(JSON), new byte[0]);
        return switch (reply.status()) {
            case 200 -> Optional.of(job(reply.text()));
            case 204 -> Optional.empty();
            default -> throw new IOException("the server answered " + reply.status() + ": " + reply.text());
        };
    }

    private static SignedJob job(String text) throws IOException {
        try {
            Json job = Json.read(text);
            return new SignedJob(
                    Base64.getDecoder().decode(job.get("body").text().orElse("")),
                    Base64.getDecoder().decode(job.get("signature").text().orElse("")));
        } catch (IllegalArgumentException e) {
            throw new IOException("what the server gave is no job: " + e.getMessage(), e);
        }
    }

    @Override
    public Answer tell(long number, String json) {
        try {
            ServerHttp.Reply reply = http.post(
                    "api/recovery/agent/jobs/" + number + "/news",
                    withToken(JSON),
                    json.getBytes(StandardCharsets.UTF_8));
            Answer answer = Answer.of(reply.status(), reply.retryAfter().flatMap(this::wait), reply.text());
            return answer instanceof Answer.Taken ? new Answer.Taken(wantsStop(reply.text())) : answer;
        } catch (IOException | RuntimeException e) {
            return new Answer.Unreachable(e.toString());
        }
    }

    /** A server of before says nothing. */
    private static boolean wantsStop(String text) {
        try {
            return !text.isBlank() && Json.read(text).get("stop").isTrue();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Answer postJson(String path, String json) {
        return post(path, JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    private Answer post(String path, Map<String, String> headers, byte[] body) {
        try {
            ServerHttp.Reply reply = http.post(path, withToken(headers), body);
            return Answer.of(reply.status(), reply.retryAfter().flatMap(this::wait), reply.text());
        } catch (IOException | RuntimeException e) {
            return new Answer.Unreachable(e.toString());
        }
    }

    private Map<String, String> withToken(Map<String, String> headers) throws IOException {
        var all = new HashMap<>(headers);
        try {
            all.put("Authorization", "Bearer " + Files.readString(tokenFile).strip());
        } catch (IOException e) {
            throw new IOException("the token file can't be read: " + e, e);
        }
        return all;
    }

    /** Seconds, or a date (RFC 9110 §10.2.3). */
    private Optional<Duration> wait(String header) {
        try {
            String value = header.strip();
            Duration wait = value.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return wait.isNegative() ? Optional.empty() : Optional.of(wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
