package io.evenkeel.resource.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.evenkeel.audit.Actor;
import io.evenkeel.notify.WebhookSignature;
import io.evenkeel.workflow.Callbacks;
import io.evenkeel.workflow.Callbacks.Signed;
import io.evenkeel.workflow.Receivers;
import io.evenkeel.workflow.internal.callback.CallbackCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that provides: a real HTTP server that keeps what it is asked, and answers when the test says so. */
final class ProviderPeer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger PEERS = new AtomicInteger();

    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final List<Boolean> signed = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ResourceRoom room;
    private final String secret;
    /** Wrong answers are counted by address, over all tests. */
    private final String address = "198.51.100." + PEERS.incrementAndGet();

    volatile int status = 202;

    ProviderPeer(ResourceRoom room) throws IOException {
        this.room = room;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/machines", this::take);
        room.jdbc
                .sql("truncate workflow.callback, workflow.receiver, notify.allowed_address")
                .update();
        room.jdbc
                .sql("insert into notify.allowed_address (entry) values ('127.0.0.1')")
                .update();
        secret = room.context
                .getBean(Receivers.class)
                .renew(Actor.system("test"), url())
                .secret();
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/machines";
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String timestamp = exchange.getRequestHeaders().getFirst(WebhookSignature.TIMESTAMP_HEADER);
        String signature = exchange.getRequestHeaders().getFirst(WebhookSignature.SIGNATURE_HEADER);
        signed.add(WebhookSignature.isRight(secret, timestamp, body, signature));
        asked.add(JSON.readTree(body));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** Sends what is due, and lets the process go on where that ended something. */
    void send() {
        room.context.getBean(CallbackCalls.class).look();
        room.runJobs();
    }

    /** What it was asked, in order: {@code provide}, {@code call-off}, … */
    List<String> acts() {
        return asked.stream().map(one -> one.at("/fields/act").asString()).toList();
    }

    boolean allSigned() {
        return !signed.isEmpty() && !signed.contains(false);
    }

    JsonNode fields() {
        return asked.getLast().get("fields");
    }

    /** Of every call that wants an answer, in order. */
    List<String> codes() {
        return asked.stream()
                .map(one -> one.at("/callback/code").asString())
                .filter(code -> !code.isEmpty())
                .toList();
    }

    String code() {
        return asked.getLast().at("/callback/code").asString();
    }

    void answers(Map<String, Object> values) {
        answers(code(), values);
    }

    void answers(String code, Map<String, Object> values) {
        answers(secret, code, values);
    }

    void answers(String with, String code, Map<String, Object> values) {
        byte[] body = JSON.writeValueAsBytes(Map.of("code", code, "values", values));
        long timestamp = room.clock.instant().getEpochSecond();
        room.context
                .getBean(Callbacks.class)
                .answer(
                        new Signed(Long.toString(timestamp), WebhookSignature.of(with, timestamp, body), body),
                        address);
        room.runJobs();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
