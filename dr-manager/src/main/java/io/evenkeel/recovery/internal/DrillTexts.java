package io.evenkeel.recovery.internal;

import io.evenkeel.audit.Refusal;

/** Text from outside, cut to what is kept. Pure. */
final class DrillTexts {
    static final int LINE = 500;
    static final int SEEN = 500;
    static final int SENTENCE = 2_000;
    static final int WORD = 100;
    static final int WRITTEN = 4_000;

    private DrillTexts() {}

    /** What an agent tells: no control characters, and not more than this. */
    static String told(String text, int most) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), most));
        text.codePoints()
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE ? ' ' : point)
                .limit(most)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    /** A stable word, as those of findings are; anything else is no code. */
    static String code(String text) {
        return text.matches("[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?") ? text : "finding-unclear";
    }

    /** What a person writes: 1 to 4,000 characters. */
    static String written(String text, String field) {
        String clean = text.strip();
        if (clean.isEmpty() || clean.length() > WRITTEN || clean.indexOf('\0') >= 0) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "recovery-drill-text",
                    "Write 1 to " + WRITTEN + " characters into " + field + ".",
                    field);
        }
        return clean;
    }
}
