package io.evenkeel.logs.internal.elastic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** Stands in front of the node and spoils its bulk requests as told, one after the other; the rest goes through. */
final class FaultyFront implements AutoCloseable {
    private final HttpServer server;
    private final URI node;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());

    /** What becomes of a bulk request. */
    enum Fault {
        /** Answered 429, not done. */
        TOO_MANY,
        /** Answered 503, not done. */
        UNAVAILABLE,
        /** Answered 401, not done. */
        UNAUTHORIZED,
        /** Done, and answered 502. */
        ANSWER_LOST,
        /** Its first half is done, the rest answered 429. */
        HALF_TOO_MANY,
        /** Done. */
        NONE
    }

    FaultyFront(URI node) throws IOException {
        this(node, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** @param tls with the certificate that it shows */
    static FaultyFront withTls(URI node, SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new FaultyFront(node, server);
    }

    private FaultyFront(URI node, HttpServer server) {
        this.node = node;
        this.server = server;
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create((server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:"
                + server.getAddress().getPort());
    }

    synchronized void then(Fault... next) {
        faults.addAll(List.of(next));
    }

    /** What requests said of themselves. */
    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    private synchronized Fault next(String path) {
        return path.equals("/_bulk") && !faults.isEmpty() ? faults.removeFirst() : Fault.NONE;
    }

    private void handle(HttpExchange exchange) throws IOException {
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        byte[] body = exchange.getRequestBody().readAllBytes();
        switch (next(exchange.getRequestURI().getPath())) {
            case TOO_MANY ->
                answer(exchange, 429, "{\"error\":{\"type\":\"es_rejected_execution_exception\"},\"status\":429}");
            case UNAVAILABLE ->
                answer(exchange, 503, "{\"error\":{\"type\":\"cluster_block_exception\"},\"status\":503}");
            case UNAUTHORIZED -> answer(exchange, 401, "{\"error\":{\"type\":\"security_exception\"},\"status\":401}");
            case ANSWER_LOST -> {
                forwarded(exchange, body);
                answer(exchange, 502, "");
            }
            case HALF_TOO_MANY -> half(exchange, new String(body, StandardCharsets.UTF_8));
            case NONE -> {
                HttpResponse<String> answer = forwarded(exchange, body);
                answer(exchange, answer.statusCode(), answer.body());
            }
        }
    }

    private void half(HttpExchange exchange, String body) throws IOException {
        List<String> lines = body.lines().toList();
        int acts = lines.size() / 2;
        int done = acts / 2;
        String first =
                lines.subList(0, done * 2).stream().map(line -> line + "\n").collect(Collectors.joining());
        HttpResponse<String> answer = forwarded(exchange, first.getBytes(StandardCharsets.UTF_8));
        String rest =
                ",{\"create\":{\"status\":429,\"error\":{\"type\":\"es_rejected_execution_exception\",\"reason\":\"full\"}}}"
                        .repeat(acts - done);
        String items = answer.body().substring(0, answer.body().lastIndexOf(']'));
        answer(exchange, 200, items + rest + "]}");
    }

    private HttpResponse<String> forwarded(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        node.resolve(exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        for (String name : List.of("Content-Type", "Accept")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
