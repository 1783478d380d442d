package io.evenkeel.diagnosis.internal.cases;

import io.evenkeel.diagnosis.RecordedCase;
import io.evenkeel.diagnosis.RecordedCase.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;

/** What the logs say: kinds of lines that are new, or far more or less frequent. What a line claims is not read. */
final class LineSigns {
    private static final int LONGEST = 400;
    private static final int MOST_WORDS = 14;

    private record Kind(String component, String form) {}

    private static final class Count {
        private int before;
        private int after;
        private long first = Long.MAX_VALUE;
        private boolean severe;
    }

    private LineSigns() {}

    static List<Sign> of(RecordedCase asked) {
        Map<Kind, Count> counts = new LinkedHashMap<>();
        int before = 0;
        int after = 0;
        for (Line line : asked.lines()) {
            Count count = counts.computeIfAbsent(new Kind(line.component(), form(line.text())), _ -> new Count());
            if (line.time() <= asked.normalTo()) {
                before++;
                count.before++;
            } else {
                after++;
                count.after++;
                count.first = Math.min(count.first, line.time());
                count.severe |= isSevere(line.text());
            }
        }
        List<Sign> signs = new ArrayList<>();
        if (before >= 20 && after >= 5) {
            double ratio = (double) after / before;
            counts.forEach((kind, count) -> signs.add(sign(kind, count, ratio, asked.normalTo())));
        }
        return signs;
    }

    private static Sign sign(Kind kind, Count count, double ratio, long normalTo) {
        double expected = count.before * ratio;
        boolean more = count.after > expected;
        double deviations = (count.after - expected) / Math.sqrt(expected + 0.5);
        double strength = Robust.strength(deviations * 2) * (count.severe || !more ? 1 : 0.7);
        String text = "log line \"%s\": %d times where %.1f are usual"
                .formatted(kind.form.substring(0, Math.min(100, kind.form.length())), count.after, expected);
        return Sign.of(
                kind.component,
                more ? SignClass.NEW_LINE : SignClass.GONE_LINE,
                kind.form,
                strength,
                count.after - expected,
                count.first == Long.MAX_VALUE ? normalTo : count.first,
                text);
    }

    private static boolean isSevere(String text) {
        String lower = text.substring(0, Math.min(200, text.length())).toLowerCase(Locale.ROOT);
        return lower.contains("error")
                || lower.contains("exception")
                || lower.contains("fatal")
                || lower.contains("panic")
                || lower.contains("fail");
    }

    /** A line without what changes from one to the next: words with a digit become {@code *}. */
    static String form(String text) {
        StringBuilder form = new StringBuilder();
        int words = 0;
        StringTokenizer tokens =
                new StringTokenizer(text.substring(0, Math.min(LONGEST, text.length())), " \t\r\n,[]()=");
        while (tokens.hasMoreTokens()) {
            String word = tokens.nextToken();
            if (++words > MOST_WORDS) {
                break;
            }
            boolean value = word.chars().anyMatch(Character::isDigit) && word.indexOf('#') < 0;
            form.append(form.isEmpty() ? "" : " ").append(value ? "*" : word);
        }
        return form.toString();
    }
}
