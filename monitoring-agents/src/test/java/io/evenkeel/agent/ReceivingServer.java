package io.evenkeel.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.evenkeel.protocol.Heartbeat;
import io.evenkeel.protocol.RemoteWrite;
import io.evenkeel.protocol.SeenConnections;
import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.protocol.WriteLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.json.JsonMapper;

/** A small real HTTP server that decodes what agents send, and answers pushes as it is told, else 204. */
final class ReceivingServer implements AutoCloseable {

    /** @param headers pairs of name and value */
    record Reply(int status, String text, String... headers) {}

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
    private final List<List<TimeSeries>> attempted = new CopyOnWriteArrayList<>();
    private final List<List<TimeSeries>> taken = new CopyOnWriteArrayList<>();
    private final List<Heartbeat> heartbeats = new CopyOnWriteArrayList<>();
    private final List<SeenConnections> looks = new CopyOnWriteArrayList<>();
    private final List<HttpExchange> exchanges = new CopyOnWriteArrayList<>();
    private volatile boolean isBusy;

    ReceivingServer() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** @param http not started yet */
    ReceivingServer(HttpServer http) {
        this.http = http;
        http.setExecutor(threads);
        http.createContext("/api/v1/write", this::write);
        http.createContext("/api/fleet/heartbeat", this::heartbeat);
        http.createContext("/api/topology/agent", this::connections);
        http.createContext("/api/recovery/agent/jobs", this::news);
        http.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return http.getAddress().getPort();
    }

    void replies(Reply... next) {
        replies.addAll(List.of(next));
    }

    /** While busy, every push without a reply of its own is answered 503. */
    void busy(boolean busy) {
        this.isBusy = busy;
    }

    private void write(HttpExchange exchange) throws IOException {
        exchanges.add(exchange);
        var series = RemoteWrite.decode(exchange.getRequestBody().readAllBytes(), WriteLimits.USUAL)
                .series();
        attempted.add(series);
        Reply reply = replies.poll();
        if (reply == null) {
            reply = isBusy ? new Reply(503, "starting") : new Reply(204, "");
        }
        if (reply.status() == 204) {
            taken.add(series);
        }
        reply(exchange, reply);
    }

    private void heartbeat(HttpExchange exchange) throws IOException {
        exchanges.add(exchange);
        heartbeats.add(JsonMapper.builder().build().readValue(exchange.getRequestBody(), Heartbeat.class));
        reply(exchange, new Reply(204, ""));
    }

    private void connections(HttpExchange exchange) throws IOException {
        looks.add(JsonMapper.builder().build().readValue(exchange.getRequestBody(), SeenConnections.class));
        reply(exchange, new Reply(204, ""));
    }

    private void news(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        Reply reply = replies.poll();
        reply(exchange, reply == null ? new Reply(204, "") : reply);
    }

    private static void reply(HttpExchange exchange, Reply reply) throws IOException {
        for (int i = 0; i < reply.headers().length; i += 2) {
            exchange.getResponseHeaders().add(reply.headers()[i], reply.headers()[i + 1]);
        }
        byte[] text = reply.text().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), text.length == 0 ? -1 : text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    /** Every push, whatever was answered. */
    List<List<TimeSeries>> attempted() {
        return attempted;
    }

    List<List<TimeSeries>> taken() {
        return taken;
    }

    List<Heartbeat> heartbeats() {
        return heartbeats;
    }

    List<SeenConnections> looks() {
        return looks;
    }

    List<HttpExchange> exchanges() {
        return exchanges;
    }

    /** The times of the pushes that were taken, one each, in the order of their coming. */
    List<Long> takenMillis() {
        return taken.stream().map(ReceivingServer::millis).toList();
    }

    static long millis(List<TimeSeries> push) {
        return push.stream()
                .flatMap(series -> series.samples().stream())
                .mapToLong(TimeSeries.Sample::epochMillis)
                .reduce((a, b) -> {
                    if (a != b) {
                        throw new AssertionError("one push has samples of two times");
                    }
                    return a;
                })
                .orElseThrow();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
