package io.evenkeel.assistant.internal.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A double of a language model: an OpenAI-compatible server over real HTTP that says what a test has written down, one reply a
 * request. No model can run in the tests of this build.
 */
public final class ScriptedModel implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Reply> script = new LinkedBlockingQueue<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** What it does with one request. */
    public interface Reply {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    /** One request that came. */
    public record Asked(Optional<String> authorization, JsonNode body, String text) {}

    public ScriptedModel(Reply... replies) {
        script.addAll(List.of(replies));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public Endpoint endpoint() {
        return new Endpoint(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1"),
                "scripted",
                Optional.of("sk-very-secret"));
    }

    public ScriptedModel then(Reply... replies) {
        script.addAll(List.of(replies));
        return this;
    }

    public List<Asked> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                    JSON.readTree(text),
                    text));
            Reply reply = script.poll();
            (reply == null ? status(500, Map.of()) : reply).to(exchange);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Streams these words, each a chunk, and ends as it should. */
    public static Reply words(String... chunks) {
        return exchange -> {
            OutputStream out = begin(exchange);
            for (String chunk : chunks) {
                send(out, delta(Map.of("content", chunk)));
            }
            end(out, "stop");
        };
    }

    /** Streams the first, tells that it did, waits for the latch, streams the rest. */
    public static Reply pausing(CountDownLatch said, CountDownLatch go, String first, String rest) {
        return exchange -> {
            OutputStream out = begin(exchange);
            send(out, delta(Map.of("content", first)));
            said.countDown();
            go.await();
            send(out, delta(Map.of("content", rest)));
            end(out, "stop");
        };
    }

    /** Asks for a tool. */
    public static Reply tool(String name, String arguments) {
        return exchange -> {
            OutputStream out = begin(exchange);
            send(out, delta(Map.of("tool_calls", List.of(call(name, arguments)))));
            end(out, "tool_calls");
        };
    }

    /** Asks for all of these at once, with no arguments. */
    public static Reply tools(List<String> names) {
        return calls(names.stream().map(name -> Map.entry(name, "{}")).toList());
    }

    /** Asks for all of these at once: names and arguments. */
    public static Reply calls(List<Map.Entry<String, String>> calls) {
        return exchange -> {
            OutputStream out = begin(exchange);
            for (int at = 0; at < calls.size(); at++) {
                var each = calls.get(at);
                send(out, delta(Map.of("tool_calls", List.of(call(at, each.getKey(), each.getValue())))));
            }
            end(out, "tool_calls");
        };
    }

    private static Map<String, Object> call(String name, String arguments) {
        return call(0, name, arguments);
    }

    private static Map<String, Object> call(int index, String name, String arguments) {
        return Map.of(
                "index",
                index,
                "id",
                "call-" + (index + 1),
                "type",
                "function",
                "function",
                Map.of("name", name, "arguments", arguments));
    }

    /** Breaks off after these words. */
    public static Reply cutOff(String... chunks) {
        return exchange -> {
            OutputStream out = begin(exchange);
            for (String chunk : chunks) {
                send(out, delta(Map.of("content", chunk)));
            }
            // Without the last chunk of the transfer coding, as when a server dies.
            throw new IOException("cut off by the script");
        };
    }

    /** Never ends by itself; words until the reader has had enough. */
    public static Reply flood(int bytes) {
        return exchange -> {
            OutputStream out = begin(exchange);
            String chunk = delta(Map.of("content", "x".repeat(1_000)));
            for (int sent = 0; sent < bytes; sent += chunk.length()) {
                send(out, chunk);
            }
            end(out, "stop");
        };
    }

    /** Takes the question and says nothing until the latch opens. */
    public static Reply silence(CountDownLatch came, CountDownLatch go) {
        return exchange -> {
            came.countDown();
            go.await();
        };
    }

    public static Reply status(int status, Map<String, String> headers) {
        return exchange -> {
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            // As some servers do, with the key in it.
            byte[] body = "{\"error\":{\"message\":\"Incorrect API key provided: sk-very-secret\"}}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    public static Reply raw(String body) {
        return raw(body.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply raw(byte[] body) {
        return exchange -> {
            OutputStream out = begin(exchange);
            out.write(body);
            out.close();
        };
    }

    /** Says nothing but that it is still there, as proxies do, until the reader has gone. */
    public static Reply heartbeats(CountDownLatch gone) {
        return exchange -> {
            OutputStream out = begin(exchange);
            try {
                while (!gone.await(10, TimeUnit.MILLISECONDS)) {
                    out.write(": still thinking\n\n".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            } catch (IOException closed) {
                gone.countDown();
            }
        };
    }

    private static OutputStream begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static String delta(Map<String, Object> delta) {
        return chunk(Map.of("index", 0, "delta", delta));
    }

    private static String chunk(Map<String, Object> choice) {
        return JSON.writeValueAsString(
                Map.of("id", "1", "object", "chat.completion.chunk", "model", "scripted", "choices", List.of(choice)));
    }

    private static void end(OutputStream out, String reason) throws IOException {
        send(out, chunk(Map.of("index", 0, "delta", Map.of(), "finish_reason", reason)));
        send(
                out,
                JSON.writeValueAsString(Map.of(
                        "id",
                        "1",
                        "object",
                        "chat.completion.chunk",
                        "choices",
                        List.of(),
                        "usage",
                        Map.of("prompt_tokens", 100, "completion_tokens", 20, "total_tokens", 120))));
        send(out, "[DONE]");
        out.close();
    }

    private static void send(OutputStream out, String json) throws IOException {
        out.write(("data: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
