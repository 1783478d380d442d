package io.evenkeel.agent;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;

/**
 * Requests to the server. HttpURLConnection and not java.net.http, which takes 24 MB more memory. Waits 5 s at most to
 * connect and 10 s for each part of an answer.
 */
final class ServerHttp {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 10_000;
    private static final int LONGEST_ANSWER = 4_096;

    /** @param text the start of the body, without the blanks around it */
    record Reply(int status, Optional<String> retryAfter, String text) {}

    private final URI server;
    private final Optional<Trust> trust;
    private final Map<String, String> headers;

    /**
     * @param server such as {@code https://evenkeel.example.org} or {@code http://127.0.0.1:8080}
     * @param headers of every request
     */
    ServerHttp(URI server, Optional<Trust> trust, Map<String, String> headers) {
        String base = server.toString();
        this.server = base.endsWith("/") ? server : URI.create(base + "/");
        this.trust = trust;
        this.headers = Map.copyOf(headers);
    }

    Reply post(String path, Map<String, String> more, byte[] body) throws IOException {
        HttpURLConnection connection = open(path);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        more.forEach(connection::setRequestProperty);
        // A body of fixed length also keeps the JDK from sending it twice by itself when a kept connection breaks.
        connection.setFixedLengthStreamingMode(body.length);
        try (var out = connection.getOutputStream()) {
            out.write(body);
        }
        return reply(connection);
    }

    Reply get(String path) throws IOException {
        return reply(open(path));
    }

    private HttpURLConnection open(String path) throws IOException {
        var connection = (HttpURLConnection) server.resolve(path).toURL().openConnection();
        if (connection instanceof HttpsURLConnection https) {
            trust.ifPresent(t -> t.applyTo(https));
        }
        connection.setUseCaches(false);
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        headers.forEach(connection::setRequestProperty);
        return connection;
    }

    private static Reply reply(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status < 100) {
            connection.disconnect();
            throw new IOException("the answer is not HTTP");
        }
        String text = text(connection, status);
        return new Reply(status, Optional.ofNullable(connection.getHeaderField("Retry-After")), text);
    }

    /** A connection is kept for the next request only when its answer was read to the end. */
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
}
