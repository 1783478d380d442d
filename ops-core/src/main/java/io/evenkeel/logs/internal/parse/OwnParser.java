package io.evenkeel.logs.internal.parse;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.evenkeel.logs.Severity;
import io.evenkeel.logs.internal.parse.Veil.Part;
import io.evenkeel.logs.internal.query.Wildcards;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * A form of line that somebody described by an expression with named groups. Each group that took part is a field; those with a
 * name of {@link KnownNames} tell the line's time, level and message. What stands in a group with a secret's name is taken out of
 * the message too. Thread-safe.
 */
public final class OwnParser {
    static final int MOST_GROUPS = 32;

    /** A longer line is none of these forms. */
    static final int LONGEST_TEXT = 16_384;

    private final String name;
    private final String host;
    private final String source;
    private final Pattern pattern;
    private final String needle;
    private final List<Group> groups;
    private final LongAdder taken;

    private record Group(String name, int number, boolean secret) {}

    /**
     * @param host pattern with {@code *} and {@code ?}, whatever the case; empty for lines of any
     * @param source as {@code host}
     * @param taken counts the lines that it takes
     * @throws ExpressionError where the expression cannot be taken
     */
    public OwnParser(String name, String expression, String host, String source, LongAdder taken) {
        this.name = name;
        this.host = host.toLowerCase(Locale.ROOT);
        this.source = source.toLowerCase(Locale.ROOT);
        this.pattern = Expressions.compiled(expression);
        this.needle = Needle.of(expression);
        this.taken = taken;
        this.groups = pattern.namedGroups().entrySet().stream()
                .map(each -> new Group(each.getKey(), each.getValue(), Secrets.isNameOfOne(each.getKey())))
                .sorted(Comparator.comparingInt(Group::number))
                .toList();
        if (groups.isEmpty()) {
            throw new ExpressionError("It needs a named group for each field, such as (?P<order>\\d+).");
        }
        if (groups.size() > MOST_GROUPS) {
            throw new ExpressionError("It may have at most " + MOST_GROUPS + " named groups.");
        }
    }

    public String name() {
        return name;
    }

    /** Whether it is meant for lines of this host and source. */
    public boolean isFor(String lineHost, String lineSource) {
        return matches(host, lineHost) && matches(source, lineSource);
    }

    private static boolean matches(String wanted, String value) {
        return wanted.isEmpty() || Wildcards.matches(wanted, value.toLowerCase(Locale.ROOT));
    }

    /** Whether the line has this form. */
    public boolean matches(String text) {
        return text.length() <= LONGEST_TEXT
                && text.contains(needle)
                && pattern.matcher(text).find();
    }

    /** Empty where the line has not this form. */
    Optional<Parsed> parse(String text, Times times) {
        if (text.length() > LONGEST_TEXT || !text.contains(needle)) {
            return Optional.empty();
        }
        Matcher line = pattern.matcher(text);
        if (!line.find()) {
            return Optional.empty();
        }
        taken.increment();
        return Optional.of(parsed(text, line, times));
    }

    private Parsed parsed(String text, Matcher line, Times times) {
        List<Part> hidden = hidden(line);
        FoundFields fields = new FoundFields();
        Map<String, String> messages = new HashMap<>();
        for (Group group : groups) {
            int from = line.start(group.number());
            if (from < 0) {
                continue;
            }
            String value = Veil.over(text, from, line.end(group.number()), hidden);
            if (KnownNames.MESSAGE.contains(group.name())) {
                messages.put(group.name(), value);
            } else {
                fields.put(group.name(), group.secret() ? Secrets.MASK : value);
            }
        }
        Optional<String> said =
                KnownNames.MESSAGE.stream().filter(messages::containsKey).findFirst();
        messages.forEach((each, value) -> {
            if (!each.equals(said.orElse(""))) {
                fields.put(each, value);
            }
        });
        String message = said.map(messages::get).orElseGet(() -> Veil.over(text, 0, text.length(), hidden));
        Optional<Instant> at = times.in(fields.all()).at();
        Optional<Severity> severity = KnownNames.severity(fields.all());
        Pairs.into(message, 0, fields);
        return new Parsed(Parsed.Form.OWN, name, at, Optional.empty(), severity, message, fields.all());
    }

    private List<Part> hidden(Matcher line) {
        List<Part> parts = new ArrayList<>();
        int end = 0;
        for (Group group : groups) {
            int from = Math.max(end, line.start(group.number()));
            if (group.secret() && line.end(group.number()) > from) {
                end = line.end(group.number());
                parts.add(new Part(from, end));
            }
        }
        return parts;
    }
}
