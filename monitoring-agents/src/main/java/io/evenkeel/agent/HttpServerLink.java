package io.evenkeel.agent;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;

/**
 * The server over HTTP. HttpURLConnection and not java.net.http, which takes 24 MB more memory. The token file is read for
 * each request, so that a new token needs no restart.
 */
final class HttpServerLink implements ServerLink {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 10_000;
    private static final int LONGEST_ANSWER = 4_096;

    private final URI server;
    private final Path tokenFile;
    private final Optional<Trust> trust;
    private final InstantSource clock;
    private final String userAgent;

    /** @throws IOException with a sentence, when a file that the options name can't be used */
    static HttpServerLink of(Options options, InstantSource clock, String version) throws IOException {
        if (!Files.isReadable(options.tokenFile())) {
            throw new IOException("the token file " + options.tokenFile() + " can't be read");
        }
        return new HttpServerLink(options.server(), options.tokenFile(), Trust.of(options), clock, version);
    }

    /** @param server such as {@code https://evenkeel.example.org} or {@code http://127.0.0.1:8080} */
    HttpServerLink(URI server, Path tokenFile, Optional<Trust> trust, InstantSource clock, String version) {
        String base = server.toString();
        this.server = base.endsWith("/") ? server : URI.create(base + "/");
        this.tokenFile = tokenFile;
        this.trust = trust;
        this.clock = clock;
        this.userAgent = "evenkeel-agent/" + version;
    }

    @Override
    public Answer write(byte[] body) {
        return post("api/v1/write", "application/x-protobuf", true, body);
    }

    @Override
    public Answer heartbeat(String json) {
        return post("api/fleet/heartbeat", "application/json", false, json.getBytes(StandardCharsets.UTF_8));
    }

    private Answer post(String path, String contentType, boolean isRemoteWrite, byte[] body) {
        String token;
        try {
            token = Files.readString(tokenFile).strip();
        } catch (IOException e) {
            return new Answer.Unreachable("the token file can't be read: " + e);
        }
        try {
            HttpURLConnection connection = open(path);
            connection.setRequestProperty("Authorization", "Bearer " + token);
            connection.setRequestProperty("Content-Type", contentType);
            if (isRemoteWrite) {
                connection.setRequestProperty("Content-Encoding", "snappy");
                connection.setRequestProperty("X-Prometheus-Remote-Write-Version", "0.1.0");
            }
            // A body of fixed length also keeps the JDK from sending it twice by itself when a kept connection breaks.
            connection.setFixedLengthStreamingMode(body.length);
            try (var out = connection.getOutputStream()) {
                out.write(body);
            }
            return answer(connection);
        } catch (IOException | RuntimeException e) {
            return new Answer.Unreachable(e.toString());
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        var connection = (HttpURLConnection) server.resolve(path).toURL().openConnection();
        if (connection instanceof HttpsURLConnection https) {
            trust.ifPresent(t -> t.applyTo(https));
        }
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setUseCaches(false);
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setRequestProperty("User-Agent", userAgent);
        return connection;
    }

    private Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status < 100) {
            connection.disconnect();
            return new Answer.Unreachable("the answer is not HTTP");
        }
        String text = text(connection, status);
        return Answer.of(status, retryAfter(connection.getHeaderField("Retry-After")), text);
    }

    /** The start of the answer. A connection is kept for the next request only when its answer was read to the end. */
    private static String text(HttpURLConnection connection, int status) throws IOException {
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            if (in == null) {
                // With a body of fixed length the JDK keeps the text of these two to itself.
                return status == 401 || status == 407 ? "the token is not accepted" : "";
            }
            byte[] start = in.readNBytes(LONGEST_ANSWER);
            if (start.length == LONGEST_ANSWER) {
                connection.disconnect();
            }
            return new String(start, StandardCharsets.UTF_8).strip();
        }
    }

    /** Seconds, or a date (RFC 9110 §10.2.3). */
    private Optional<Duration> retryAfter(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
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
