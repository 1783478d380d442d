package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads who did what reads words: every act that a room writes down has them in both languages. */
class AuditWordsTest {
    private static final Pattern WHOLE = Pattern.compile("audit\\.record\\(\\s*\\w+,\\s*\"([a-z]+(?:[.-][a-z]+)+)\"");
    private static final Pattern PUT_TOGETHER =
            Pattern.compile("audit\\.record\\(\\s*\\w+,\\s*\"([a-z]+)\\.\" \\+ (\\w+),");
    private static final Pattern METHOD = Pattern.compile("\\n    [^\\n=;(]*?\\b(\\w+)\\(([^{};]*)\\)\\s*\\{");
    private static final Pattern VERB = Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\"");
    private static final Pattern WORDS = Pattern.compile("'verb\\.([a-z.-]+)':");

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void everyActHasWords(String language) throws IOException {
        SortedSet<String> acts = acts();
        Path catalogue = Path.of("src", "main", "console", "src", "i18n", language);
        SortedSet<String> known = new TreeSet<>();
        for (Path file : files(catalogue, ".ts")) {
            Matcher words = WORDS.matcher(Files.readString(file));
            while (words.find()) {
                known.add(words.group(1));
            }
        }

        assertThat(known).containsAll(acts);
    }

    @Test
    void actsAreFoundWhereTheyArePutTogether() throws IOException {
        assertThat(acts()).hasSizeGreaterThan(100).contains("audit.export", "change.grant", "problem.join");
    }

    private static SortedSet<String> acts() throws IOException {
        SortedSet<String> acts = new TreeSet<>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path module : modules.map(each -> each.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                for (Path file : files(module, ".java")) {
                    read(file, acts);
                }
            }
        }
        return acts;
    }

    private static void read(Path file, SortedSet<String> acts) throws IOException {
        String source = Files.readString(file);
        Matcher whole = WHOLE.matcher(source);
        while (whole.find()) {
            acts.add(whole.group(1));
        }
        Matcher together = PUT_TOGETHER.matcher(source);
        while (together.find()) {
            Matcher method = METHOD.matcher(source.substring(0, together.start()));
            String name = "";
            int place = -1;
            while (method.find()) {
                name = method.group(1);
                place = place(method.group(2), together.group(2));
            }
            for (Path neighbour : files(file.resolveSibling("."), ".java")) {
                for (String verb : given(Files.readString(neighbour), name, place)) {
                    acts.add(together.group(1) + "." + verb);
                }
            }
        }
    }

    private static int place(String parameters, String name) {
        List<String> all = List.of(parameters.split(","));
        return all.stream()
                .map(each -> each.strip().replaceAll(".*\\s", ""))
                .toList()
                .indexOf(name);
    }

    /** The literals that callers of a method give at a place, both of a choice. */
    private static List<String> given(String source, String method, int place) {
        List<String> verbs = new ArrayList<>();
        Matcher call = Pattern.compile("\\b" + method + "\\(").matcher(source);
        while (place >= 0 && call.find()) {
            List<String> arguments = arguments(source, call.end());
            if (arguments.size() > place) {
                Matcher verb = VERB.matcher(arguments.get(place));
                while (verb.find()) {
                    verbs.add(verb.group(1));
                }
            }
        }
        return verbs;
    }

    private static List<String> arguments(String source, int from) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int begin = from;
        for (int at = from; at < source.length() && depth >= 0; at++) {
            char here = source.charAt(at);
            depth += here == '(' ? 1 : here == ')' ? -1 : 0;
            if (depth < 0 || (depth == 0 && here == ',')) {
                arguments.add(source.substring(begin, at));
                begin = at + 1;
            }
        }
        return arguments;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
