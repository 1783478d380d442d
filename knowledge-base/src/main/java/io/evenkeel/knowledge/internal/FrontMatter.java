package io.evenkeel.knowledge.internal;

import io.evenkeel.knowledge.Article;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

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
    private static final Pattern KNOWN = Pattern.compile("(title|kind|language|rules|items|review):");
    private static final int LONGEST = 10_000;
    private static final int DEEPEST = 5;

    static FrontMatter of(String file) {
        int end = file.startsWith(FENCE) ? file.indexOf("\n" + FENCE, FENCE.length() - 1) : -1;
        if (end < 0) {
            checkIsNotBegun(file);
            return read(Map.of(), file);
        }
        String yaml = file.substring(FENCE.length(), Math.max(FENCE.length(), end + 1));
        return read(fields(yaml), file.substring(end + 1 + FENCE.length()));
    }

    /** A line of hyphens alone may begin a text; one with a known word under it is front matter without an end. */
    private static void checkIsNotBegun(String file) {
        if (file.startsWith(FENCE)
                && KNOWN.matcher(file).region(FENCE.length(), file.length()).lookingAt()) {
            throw ArticleSentences.invalid(
                    "The front matter has no end: write a second line of three hyphens.", "front");
        }
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
            Object loaded = new Yaml(
                            new SafeConstructor(options),
                            new Representer(new DumperOptions()),
                            new DumperOptions(),
                            options,
                            new AsWritten())
                    .load(yaml);
            return switch (loaded) {
                case null -> Map.of();
                case Map<?, ?> map -> map;
                default ->
                    throw ArticleSentences.invalid(
                            "What stands between the lines of hyphens at the beginning is no front matter, such as"
                                    + " title: Restart. Begin a text without any with another line.",
                            "front");
            };
        } catch (YAMLException e) {
            throw ArticleSentences.invalid(
                    "The front matter is no YAML of names and values: " + firstLine(e.getMessage()) + ".", "front");
        }
    }

    /** Words stay as they are written: no is no boolean here, and a day that the calendar lacks is none. */
    private static final class AsWritten extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // None.
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    private static FrontMatter read(Map<?, ?> fields, String body) {
        return new FrontMatter(
                text(fields, "title"),
                text(fields, "kind").map(FrontMatter::kind),
                text(fields, "language"),
                list(fields.get("rules")),
                list(fields.get("items")),
                date(text(fields, "review")),
                body);
    }

    private static Optional<String> text(Map<?, ?> fields, String name) {
        Object value = fields.get(name);
        if (value instanceof Map || value instanceof List) {
            throw ArticleSentences.invalid("In the front matter " + name + " is one value, not several.", "front");
        }
        return text(value);
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

    private static Optional<LocalDate> date(Optional<String> text) {
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeException e) {
            throw ArticleSentences.invalid("The review date looks like 2027-06-30.", "review");
        }
    }
}
