package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./evenkeel bench assistant}: many chats at once, and what Evenkeel adds to a model's first word. */
@Command(
        name = "assistant",
        description = "Chats at once against a scripted model: what is added to its first word, and whole answers.",
        mixinStandardHelpOptions = true)
final class BenchAssistant implements Callable<Integer> {

    @Option(names = "--chats", defaultValue = "30", description = "At once; ${DEFAULT-VALUE} unless given.")
    private int chats;

    @Option(names = "--questions", defaultValue = "10", description = "In each; ${DEFAULT-VALUE} unless given.")
    private int questions;

    @Option(
            names = "--word-millis",
            defaultValue = "30",
            description = "Between two words of the model; ${DEFAULT-VALUE} unless given.")
    private int wordMillis;

    @Spec
    private @Nullable CommandSpec spec;

    private final Latencies added = new Latencies("first word, after the endpoint's");
    private final Latencies firstWord = new Latencies("first word, after the question");
    private final Latencies whole = new Latencies("whole answer");
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (var model = new ScriptedEndpoint(wordMillis);
                var server = TrialServer.startOwn(settings(model));
                var anonymous = BenchCaller.anonymous(server.server().url())) {
            BenchCaller admin = anonymous.signedIn("admin", server.password());
            // Warms up: classes, the pool, the model's line.
            together(model, admin, Math.min(3, questions));
            List.of(added, firstWord, whole).forEach(Latencies::forget);
            double cpu = ProcessUse.of(server.pid()).cpuSeconds();
            together(model, admin, questions);
            tell(out, ProcessUse.of(server.pid()).cpuSeconds() - cpu);
        }
        return failed.get() == 0 ? 0 : 1;
    }

    private static Map<String, String> settings(ScriptedEndpoint model) {
        return Map.of(
                "EVENKEEL_LLM_URL", model.url().toString(),
                "EVENKEEL_LLM_MODEL", "scripted",
                "EVENKEEL_LLM_PLAIN_HTTP", "true",
                "EVENKEEL_ASSISTANT_QUESTIONS_PER_MINUTE", "1000000",
                "EVENKEEL_ASSISTANT_QUESTIONS_PER_HOUR", "1000000",
                "EVENKEEL_ASSISTANT_QUESTIONS_PER_HOUR_OF_ALL", "1000000",
                "EVENKEEL_ASSISTANT_TOKENS_PER_DAY", "1000000000",
                "EVENKEEL_ASSISTANT_AT_ONCE", "1000",
                "EVENKEEL_ASSISTANT_AT_ONCE_PER_PERSON", "1000");
    }

    private void tell(PrintWriter out, double cpu) throws IOException {
        out.printf(
                "assistant: %d chats at once, %d questions each, a word of the model every %d ms, %d processors, load %s%n",
                chats,
                questions,
                wordMillis,
                Runtime.getRuntime().availableProcessors(),
                Files.readString(Path.of("/proc/loadavg")).strip().substring(0, 14));
        List.of(added, firstWord, whole).forEach(each -> each.tell(out));
        out.printf(
                "%.0f ms of a processor an answer in the server; %d failed%n",
                cpu * 1_000 / Math.max(1, whole.count()), failed.get());
        out.flush();
    }

    private void together(ScriptedEndpoint model, BenchCaller admin, int each)
            throws IOException, InterruptedException {
        List<Callable<Boolean>> people = new ArrayList<>();
        for (int person = 0; person < chats; person++) {
            people.add(() -> {
                String chat = admin.send("POST", "/api/assistant/chats", Map.of())
                        .get("id")
                        .asString();
                for (int asked = 0; asked < each; asked++) {
                    whole.time(() -> ask(model, admin, chat));
                }
                return true;
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> done : threads.invokeAll(people)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private void ask(ScriptedEndpoint model, BenchCaller admin, String chat) throws IOException, InterruptedException {
        String question = "question-" + number.incrementAndGet();
        long begin = System.nanoTime();
        boolean words = false;
        boolean answered = false;
        try (Stream<String> lines = admin.stream(
                "/api/assistant/chats/" + chat + "/questions", Map.of("text", "What is " + question + "?"))) {
            for (String line : (Iterable<String>) lines::iterator) {
                if (!words && line.equals("event:words")) {
                    words = true;
                    long now = System.nanoTime();
                    firstWord.count(now - begin);
                    model.firstWord(question).ifPresent(sent -> added.count(now - sent));
                }
                answered |= line.equals("event:answer");
            }
        }
        if (!words || !answered) {
            failed.incrementAndGet();
        }
    }
}
