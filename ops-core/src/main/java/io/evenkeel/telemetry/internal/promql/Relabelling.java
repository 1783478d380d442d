package io.evenkeel.telemetry.internal.promql;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.evenkeel.audit.RegexShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code label_replace} and {@code label_join}: the same values under other labels. */
final class Relabelling {

    private static final java.util.regex.Pattern LABEL = java.util.regex.Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final java.util.regex.Pattern PLACE =
            java.util.regex.Pattern.compile("\\$(?:\\$|(\\w+)|\\{(\\w+)\\})");

    private final Budget budget;
    private final Expr.Call call;
    private final List<Row> rows;
    private final List<String> words;

    /** @param words the texts among the arguments, in order */
    Relabelling(Budget budget, Expr.Call call, List<Row> rows, List<String> words) {
        this.budget = budget;
        this.call = call;
        this.rows = rows;
        this.words = words;
    }

    List<Row> replace() {
        String target = label(words.get(0));
        String replacement = words.get(1);
        String source = words.get(2);
        Pattern pattern = pattern(words.get(3));
        List<Row> out = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Matcher matcher = pattern.matcher(row.labels().get(source));
            out.add(
                    matcher.matches()
                            ? row.withLabels(row.labels().with(target, expanded(replacement, matcher, pattern)))
                            : row);
        }
        return Merge.byStep(budget, call, out);
    }

    List<Row> join() {
        String target = label(words.get(0));
        String between = words.get(1);
        List<String> sources =
                words.subList(2, words.size()).stream().map(this::label).toList();
        return Merge.byStep(
                budget,
                call,
                rows.stream()
                        .map(row -> row.withLabels(row.labels()
                                .with(
                                        target,
                                        sources.stream().map(row.labels()::get).collect(Collectors.joining(between)))))
                        .toList());
    }

    private String label(String name) {
        if (!LABEL.matcher(name).matches()) {
            throw budget.error(call, "\"" + name + "\" is not a name of a label");
        }
        return name;
    }

    private Pattern pattern(String text) {
        if (!RegexShape.of(text).isBounded()) {
            throw budget.error(call, "the regular expression has too many repetitions, written out");
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw budget.error(call, "\"" + text + "\" is not a regular expression of RE2: " + e.getDescription());
        }
    }

    /** {@code $1}, {@code ${1}}, {@code ${name}} and {@code $$}; what names no group is nothing. */
    private static String expanded(String replacement, Matcher matcher, Pattern pattern) {
        java.util.regex.Matcher place = PLACE.matcher(replacement);
        var out = new StringBuilder();
        while (place.find()) {
            String name = place.group(1) == null ? place.group(2) : place.group(1);
            String value = name == null ? "$" : group(name, matcher, pattern);
            place.appendReplacement(out, java.util.regex.Matcher.quoteReplacement(value));
        }
        return place.appendTail(out).toString();
    }

    private static String group(String name, Matcher matcher, Pattern pattern) {
        Integer group = pattern.namedGroups().get(name);
        if (group == null && name.chars().allMatch(c -> c >= '0' && c <= '9') && name.length() < 4) {
            int number = Integer.parseInt(name);
            group = number <= matcher.groupCount() ? Integer.valueOf(number) : null;
        }
        String value = group == null ? null : matcher.group(group);
        return value == null ? "" : value;
    }
}
