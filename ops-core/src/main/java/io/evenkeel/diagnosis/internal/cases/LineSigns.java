package io.evenkeel.diagnosis.internal.cases;

import io.evenkeel.diagnosis.internal.cases.UsualLines.Kind;
import io.evenkeel.diagnosis.internal.cases.UsualLines.Lines;
import io.evenkeel.diagnosis.internal.cases.UsualLines.Others;
import io.evenkeel.diagnosis.internal.cases.UsualLines.Stretch;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;

/** What the logs say: kinds of lines that are new, or far more or less frequent. What a line claims is not read. */
final class LineSigns {
    private static final int LONGEST = 400;
    private static final int MOST_WORDS = 14;
    private static final int MOST_QUOTED = 100;
    /** How much the share of a form differs from one stretch to the next, of itself. */
    private static final double SHARE_VARIES = 0.3;
    /** A kind of line is one of few; a measurement one of very many: what is unusual among few weighs more. */
    private static final double SHARPER = 8;

    private static final int FEWEST_BEFORE = 20;
    private static final int FEWEST_AFTER = 5;

    private LineSigns() {}

    /** @param known lines of other cases and of the normal time of this one */
    static List<Sign> of(Lines lines, Others known) {
        Stretch now = lines.after();
        if (known.lines() < FEWEST_BEFORE || now.lines() < FEWEST_AFTER) {
            return List.of();
        }
        Set<Kind> kinds = known.kindsOf(now.components());
        kinds.addAll(now.kinds());
        return kinds.stream()
                .map(kind -> sign(kind, now, known, lines.first().getOrDefault(kind, lines.normalTo())))
                .toList();
    }

    private static Sign sign(Kind kind, Stretch now, Others known, long onset) {
        int count = now.count(kind);
        double expected = known.expected(kind, now.lines(kind.component()));
        boolean more = count > expected;
        double spread = Math.sqrt(expected + 0.5 + SHARE_VARIES * SHARE_VARIES * expected * expected);
        double strength =
                Robust.strength((count - expected) / spread * SHARPER) * (isSevere(kind.form()) || !more ? 1 : 0.7);
        String text = "log line \"%s\": %d times where %.1f are usual"
                .formatted(
                        kind.form()
                                .substring(0, Math.min(MOST_QUOTED, kind.form().length())),
                        count,
                        expected);
        return Sign.of(
                        kind.component(),
                        more ? SignClass.NEW_LINE : SignClass.GONE_LINE,
                        kind.form(),
                        strength,
                        count - expected,
                        onset,
                        text)
                .withRarity(known.rarity(kind, now.share(kind), more), 1);
    }

    private static boolean isSevere(String form) {
        String lower = form.toLowerCase(Locale.ROOT);
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
