package io.evenkeel.console.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A double of a language model for measuring what is around it: an OpenAI-compatible endpoint that asks the first tool once and
 * then says the same words, one every so often. It remembers when it sent the first of them.
 */
final class ScriptedEndpoint implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern QUESTION = Pattern.compile("question-\\d+");
    private static final List<String> WORDS =
            List.of("UNKNOWN\n", "This ", "is ", "what ", "a ", "model ", "would ", "say ", "of ", "it.");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Long> firstWords = new ConcurrentHashMap<>();
    private final int millisBetween;

    ScriptedEndpoint(int millisBetween) throws IOException {
        this.millisBetween = millisBetween;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /** When the first word of the answer to this question left, in {@link System#nanoTime}. */
    Optional<Long> firstWord(String question) {
        return Optional.ofNullable(firstWords.get(question));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            JsonNode asked = JSON.readTree(text);
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            Optional<String> tool = text.contains("\"role\":\"tool\"") || text.contains("\"role\" : \"tool\"")
                    ? Optional.empty()
                    : firstTool(asked);
            if (tool.isPresent()) {
                ask(out, tool.get());
            } else {
                say(out, question(text));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String question(String text) {
        Matcher found = QUESTION.matcher(text);
        String last = "";
        while (found.find()) {
            last = found.group();
        }
        return last;
    }

    private static Optional<String> firstTool(JsonNode asked) {
        return asked.path("tools")
                .valueStream()
                .map(tool -> tool.path("function").path("name").asString())
                .filter(name -> !name.equals("propose"))
                .findFirst();
    }

    private static void ask(OutputStream out, String tool) throws IOException {
        send(
                out,
                Map.of(
                        "tool_calls",
                        List.of(Map.of(
                                "index",
                                0,
                                "id",
                                "1",
                                "type",
                                "function",
                                "function",
                                Map.of("name", tool, "arguments", "{}")))),
                Optional.empty());
        send(out, Map.of(), Optional.of("tool_calls"));
        done(out);
    }

    private void say(OutputStream out, String question) throws IOException, InterruptedException {
        for (String word : WORDS) {
            firstWords.putIfAbsent(question, System.nanoTime());
            send(out, Map.of("content", word), Optional.empty());
            TimeUnit.MILLISECONDS.sleep(millisBetween);
        }
        send(out, Map.of(), Optional.of("stop"));
        done(out);
    }

    private static void send(OutputStream out, Map<String, Object> delta, Optional<String> reason) throws IOException {
        Map<String, Object> choice = reason.<Map<String, Object>>map(
                        why -> Map.of("index", 0, "delta", delta, "finish_reason", why))
                .orElseGet(() -> Map.of("index", 0, "delta", delta));
        write(out, JSON.writeValueAsString(Map.of("id", "1", "choices", List.of(choice))));
    }

    private static void done(OutputStream out) throws IOException {
        write(out, "[DONE]");
        out.close();
    }

    private static void write(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
