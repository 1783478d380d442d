package io.evenkeel.console.cli;

import io.evenkeel.knowledge.SearchTrial.TrialText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Questions of people with the articles that answer them, and these articles: the shipped runbooks and those under {@code
 * knowledge-base/bench}. Read from the sources, which an unpacked archive lacks.
 */
record LabelledQuestions(List<Labelled> questions, List<TrialText> articles) {
    private static final String IN_CHINESE = "/zh-CN";

    /**
     * @param hard whether it has few words in common with the article
     * @param held whether nobody looked at it while the search was tuned
     * @param right keys of the articles that answer it
     */
    record Labelled(String language, boolean hard, boolean held, String text, Set<String> right) {}

    static LabelledQuestions in(Path sources) throws IOException {
        Path bench = sources.resolve("knowledge-base/bench");
        if (!Files.isDirectory(bench)) {
            throw new IOException(bench + " is not there: this needs the sources, not an unpacked archive.");
        }
        List<TrialText> articles = new ArrayList<>(texts(bench.resolve("articles"), false));
        Path runbooks = sources.resolve("ops-core/src/main/resources/runbooks");
        articles.addAll(texts(runbooks, true));
        texts(runbooks.resolve("zh-CN"), true).forEach(text -> articles.add(inChinese(text)));
        List<Labelled> questions = new ArrayList<>();
        for (String line : Files.readAllLines(bench.resolve("questions.jsonl"))) {
            questions.add(labelled(JsonMapper.shared().readTree(line)));
        }
        return new LabelledQuestions(questions, articles);
    }

    private static Labelled labelled(JsonNode question) {
        Set<String> right = new HashSet<>();
        question.path("articles").forEach(key -> right.add(key.asString()));
        return new Labelled(
                question.path("lang").asString(),
                question.path("hard").asBoolean(),
                question.path("held").asBoolean(),
                question.path("question").asString(),
                right);
    }

    /** An article of its own beside the English one. */
    private static TrialText inChinese(TrialText text) {
        return new TrialText(text.key() + IN_CHINESE, text.title(), text.body(), text.rules(), text.composed());
    }

    /** The key of a text whatever its language: a reader is offered one of them. */
    static String text(String key) {
        return key.replace(IN_CHINESE, "");
    }

    private static List<TrialText> texts(Path folder, boolean ofRules) throws IOException {
        List<TrialText> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String key = file.getFileName().toString().replace(".md", "");
                String body = Files.readString(file);
                String title = body.lines().findFirst().orElse("# ").substring(2);
                texts.add(new TrialText(key, title, body, ofRules ? List.of(key) : List.of(), false));
            }
        }
        return texts;
    }
}
