package io.evenkeel.console.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A server that says what a test wants, and remembers what it was asked. */
final class AnswersByHand implements AutoCloseable {
    private static final String NOT_FOUND = "{\"type\": \"urn:evenkeel:problem:%s\", \"detail\": \"There is none.\"}";

    private final HttpServer http;
    private final Map<String, Function<String, String>> answers = new ConcurrentHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    AnswersByHand() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        http.createContext("/", exchange -> {
            String what = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(what);
            Function<String, String> answer = answers.get(what);
            String said = answer == null ? NOT_FOUND.formatted("unknown") : answer.apply(body);
            byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(
                    said.contains("urn:evenkeel:problem:") ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        http.start();
    }

    void says(String what, String json) {
        answers.put(what, _ -> json);
    }

    /** @param json of the request's body */
    void says(String what, Function<String, String> json) {
        answers.put(what, json);
    }

    void refuses(String what, String code) {
        says(what, NOT_FOUND.formatted(code));
    }

    /** Methods and addresses, in their order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    ServerCalls calls() {
        var url = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
        return new ServerCalls(
                new LocalServer(ProcessHandle.current().pid(), url, Optional.empty(), "evk_operator", "web-1"));
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
