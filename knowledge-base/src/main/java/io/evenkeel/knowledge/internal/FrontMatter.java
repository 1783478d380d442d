package io.evenkeel.knowledge.internal;

import io.evenkeel.knowledge.Article;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** What stands between two lines of three hyphens before a text, as YAML. Words that it does not know are left alone. Pure. */
record FrontMatter(
        Optional<String> title,
        Optional<Article.Kind> kind,
        Optional<String> language,
        List<String> rules,
        List<String> items,
        Optional<LocalDate> reviewBy,
        String body) {
    private static final String FENCE = "---\n";
    private static final int LONGEST = 10_000;
    private static final int DEEPEST = 5;

    static FrontMatter of(String file) {
        int end = file.startsWith(FENCE) ? file.indexOf("\n" + FENCE, FENCE.length() - 1) : -1;
        if (end < 0) {
            return read(Map.of(), file);
        }
        String yaml = file.substring(FENCE.length(), Math.max(FENCE.length(), end + 1));
        return read(fields(yaml), file.substring(end + 1 + FENCE.length()));
    }

    private static Map<?, ?> fields(String yaml) {
        if (yaml.length() > LONGEST) {
            throw ArticleSentences.invalid("The front matter is longer than 10,000 characters.", "front");
        }
        var options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        try {
            Object loaded = new Yaml(new SafeConstructor(options)).load(yaml);
            return loaded instanceof Map<?, ?> map ? map : Map.of();
        } catch (YAMLException e) {
            throw ArticleSentences.invalid(
                    "The front matter is no YAML of names and values: " + firstLine(e.getMessage()) + ".", "front");
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    private static FrontMatter read(Map<?, ?> fields, String body) {
        return new FrontMatter(
                text(fields.get("title")),
                text(fields.get("kind")).map(FrontMatter::kind),
                text(fields.get("language")),
                list(fields.get("rules")),
                list(fields.get("items")),
                date(fields.get("review")),
                body);
    }

    private static Optional<String> text(@Nullable Object value) {
        return Optional.ofNullable(value)
                .map(Object::toString)
                .map(String::strip)
                .filter(each -> !each.isEmpty());
    }

    private static Article.Kind kind(String word) {
        String wanted = word.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Arrays.stream(Article.Kind.values())
                .filter(kind -> kind.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> ArticleSentences.invalid(
                        "The kind is article, runbook or known-error, not " + word + ".", "kind"));
    }

    private static List<String> list(@Nullable Object value) {
        if (value instanceof List<?> several) {
            return several.stream().flatMap(each -> text(each).stream()).toList();
        }
        return text(value)
                .map(words -> Arrays.stream(words.split(",", -1))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    private static Optional<LocalDate> date(@Nullable Object value) {
        if (value instanceof Date day) {
            return Optional.of(LocalDate.ofInstant(day.toInstant(), ZoneOffset.UTC));
        }
        try {
            return text(value).map(LocalDate::parse);
        } catch (DateTimeException e) {
            throw ArticleSentences.invalid("The review date looks like 2027-06-30.", "review");
        }
    }
}
