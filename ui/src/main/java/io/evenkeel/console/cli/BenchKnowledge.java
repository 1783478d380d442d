package io.evenkeel.console.cli;

import io.evenkeel.console.cli.LabelledQuestions.Labelled;
import io.evenkeel.knowledge.Knowledge.Passage;
import io.evenkeel.knowledge.SearchTrial;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./evenkeel bench knowledge}: whether the right article is found, and how long a search in many passages takes. */
@Command(
        name = "knowledge",
        description = "Search in articles: right ones among the first five, and times in many passages.",
        mixinStandardHelpOptions = true)
final class BenchKnowledge implements Callable<Integer> {
    private static final int FIRST = 5;
    /** As the product does, since a text in two languages takes two places. */
    private static final int SOUGHT = 2 * FIRST;

    private static final int WARM_UP = 300;
    private static final int ROUNDS = 5;
    private static final int AT_ONCE = 500;

    @Option(names = "--passages", defaultValue = "50000", description = "Made ones; ${DEFAULT-VALUE} unless given.")
    private int passages;

    @Option(names = "--callers", defaultValue = "2", description = "At once; ${DEFAULT-VALUE} unless given.")
    private int callers;

    @Option(
            names = "--meaning",
            paramLabel = "FOLDER",
            description = "Jars of the model, as knowledge-base/meaning/pom.xml fetches them: words and meaning too.")
    private @Nullable Path meaning;

    @Spec
    private @Nullable CommandSpec spec;

    /** A way to search. */
    private interface Way {
        List<Passage> find(String text) throws IOException;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var command = Objects.requireNonNull(spec).commandLine();
        if (passages < 0 || passages > 1_000_000 || callers < 1 || callers > 64) {
            throw new ParameterException(command, "--passages must be 0 to 1000000, --callers 1 to 64.");
        }
        PrintWriter out = command.getOut();
        LabelledQuestions labelled = LabelledQuestions.in(Path.of(System.getProperty("evenkeel.home", ".")));
        out.printf(
                "knowledge: %,d made passages, %d articles and runbooks, %d questions, %d callers, %d processors, Java %s,"
                        + " load %s%n",
                passages,
                labelled.articles().size(),
                labelled.questions().size(),
                callers,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                Files.readString(Path.of("/proc/loadavg")).strip());
        try (ScratchFolder scratch = ScratchFolder.make("evenkeel-bench");
                SearchTrial trial = SearchTrial.open(scratch.path(), Optional.ofNullable(meaning))) {
            trial.put(labelled.articles());
            tellRight(out, "among " + labelled.articles().size() + " articles", trial, labelled.questions());
            fill(out, trial);
            tellRight(out, "among all", trial, labelled.questions());
            tellTimes(out, trial, labelled.questions());
        } catch (ExecutionException e) {
            throw new IOException("A caller failed: " + e.getCause(), e);
        }
        return 0;
    }

    private void fill(PrintWriter out, SearchTrial trial) throws IOException {
        KnowledgeFeed feed = new KnowledgeFeed(48);
        long begin = System.nanoTime();
        for (int made = 0; made < passages; made += AT_ONCE * KnowledgeFeed.PASSAGES) {
            int left = (passages - made) / KnowledgeFeed.PASSAGES;
            trial.put(feed.next(Math.min(AT_ONCE, left)));
        }
        out.printf("indexed: %,d passages, %.1f s%n", trial.passages(), (System.nanoTime() - begin) / 1e9);
        out.flush();
    }

    private void tellRight(PrintWriter out, String where, SearchTrial trial, List<Labelled> questions)
            throws IOException {
        tellRight(out, "words, " + where, questions, text -> trial.byWords(text, SOUGHT));
        if (meaning != null) {
            tellRight(out, "words and meaning, " + where, questions, text -> trial.fused(text, SOUGHT));
        }
    }

    private static void tellRight(PrintWriter out, String what, List<Labelled> questions, Way way) throws IOException {
        List<Labelled> right = new ArrayList<>();
        for (Labelled question : questions) {
            if (way.find(question.text()).stream()
                    .map(passage -> LabelledQuestions.text(passage.article()))
                    .distinct()
                    .limit(FIRST)
                    .anyMatch(question.right()::contains)) {
                right.add(question);
            }
        }
        out.printf(
                "right in the first five, %s: %s all; %s zh, %s en; %s easy, %s hard (%s zh, %s en); never looked at: %s%n",
                what,
                share(right, questions, _ -> true),
                share(right, questions, each -> each.language().equals("zh")),
                share(right, questions, each -> each.language().equals("en")),
                share(right, questions, each -> !each.hard()),
                share(right, questions, Labelled::hard),
                share(right, questions, each -> each.hard() && each.language().equals("zh")),
                share(right, questions, each -> each.hard() && each.language().equals("en")),
                share(right, questions, Labelled::held));
        out.flush();
    }

    private static String share(List<Labelled> right, List<Labelled> all, Predicate<Labelled> of) {
        long asked = all.stream().filter(of).count();
        return asked == 0 ? "-" : "%.2f".formatted(right.stream().filter(of).count() / (double) asked);
    }

    private void tellTimes(PrintWriter out, SearchTrial trial, List<Labelled> questions)
            throws IOException, InterruptedException, ExecutionException {
        List<String> asked = new ArrayList<>();
        List<String> typed = new ArrayList<>();
        KnowledgeFeed hosts = new KnowledgeFeed(49);
        for (Labelled question : questions) {
            asked.add(question.text());
            asked.add(hosts.host());
            for (int length = 2; length <= question.text().length(); length += 3) {
                typed.add(question.text().substring(0, length));
            }
        }
        time(out, "words, whole questions and hosts", asked, ROUNDS, text -> trial.byWords(text, 10));
        time(out, "words, as it is typed", typed, 1, text -> trial.byWords(text, 10));
        if (meaning != null) {
            time(out, "words and meaning, whole questions and hosts", asked, ROUNDS, text -> trial.fused(text, 10));
            time(out, "words and meaning, as it is typed", typed, 1, text -> trial.fused(text, 10));
        }
    }

    private void time(PrintWriter out, String what, List<String> texts, int rounds, Way way)
            throws IOException, InterruptedException, ExecutionException {
        for (int i = 0; i < WARM_UP; i++) {
            way.find(texts.get(i % texts.size()));
        }
        Latencies latencies = new Latencies(what);
        try (ExecutorService people = Executors.newFixedThreadPool(callers)) {
            List<Future<Boolean>> done = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                int first = caller;
                done.add(people.submit(() -> {
                    for (int i = first; i < texts.size() * rounds; i += callers) {
                        String text = texts.get(i % texts.size());
                        latencies.time(() -> way.find(text));
                    }
                    return true;
                }));
            }
            for (Future<Boolean> one : done) {
                one.get();
            }
        }
        latencies.tell(out);
    }
}
