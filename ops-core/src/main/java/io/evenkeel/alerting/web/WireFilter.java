package io.evenkeel.alerting.web;

import io.evenkeel.alerting.Silences.Silence;
import io.evenkeel.telemetry.Matcher;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The parameter {@code filter} of Alertmanager's API: {@code name="value"} with one of the four operators. Pure. */
final class WireFilter {
    private static final int MOST = 50;
    private static final Pattern FORM = Pattern.compile(
            "\\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(=~|!=|!~|=)\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[^\"]*?)\\s*", Pattern.DOTALL);

    private final List<Matcher> matchers;
    private final List<Predicate<String>> tests;

    private WireFilter(List<Matcher> matchers) {
        this.matchers = matchers;
        this.tests = matchers.stream().map(Matcher::test).toList();
    }

    /** @throws WireError 400 with a bare text */
    static WireFilter of(List<String> filters) {
        if (filters.size() > MOST) {
            throw WireError.plain(400, "more than " + MOST + " filters");
        }
        try {
            return new WireFilter(filters.stream().map(WireFilter::matcher).toList());
        } catch (IllegalArgumentException e) {
            throw WireError.plain(400, "bad matcher format: " + e.getMessage());
        }
    }

    private static Matcher matcher(String text) {
        var form = FORM.matcher(text);
        if (text.length() > 8_000 || !form.matches()) {
            throw WireError.plain(400, "bad matcher format: " + (text.length() > 200 ? text.substring(0, 200) : text));
        }
        Matcher.Kind kind = switch (form.group(2)) {
            case "=" -> Matcher.Kind.EQUAL;
            case "!=" -> Matcher.Kind.NOT_EQUAL;
            case "=~" -> Matcher.Kind.REGEX;
            default -> Matcher.Kind.NOT_REGEX;
        };
        return new Matcher(form.group(1), kind, unquoted(form.group(3)));
    }

    private static String unquoted(String value) {
        if (!value.startsWith("\"")) {
            return value;
        }
        return value.substring(1, value.length() - 1)
                .replace("\\n", "\n")
                .replace("\\\"", "\"")
                .replace("\\\\", "\\");
    }

    boolean matches(Map<String, String> labels) {
        for (int i = 0; i < tests.size(); i++) {
            if (!tests.get(i).test(labels.getOrDefault(matchers.get(i).label(), ""))) {
                return false;
            }
        }
        return true;
    }

    /** A silence has each matcher of the filter, read as one matcher of the silence that says the same label and value. */
    boolean matches(Silence silence) {
        for (int i = 0; i < tests.size(); i++) {
            Matcher wanted = matchers.get(i);
            Predicate<String> test = tests.get(i);
            boolean found = silence.matchers().stream()
                    .anyMatch(matcher -> matcher.label().equals(wanted.label()) && test.test(matcher.value()));
            if (!found) {
                return false;
            }
        }
        return true;
    }
}
