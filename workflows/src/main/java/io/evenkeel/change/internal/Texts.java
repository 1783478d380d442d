package io.evenkeel.change.internal;

import java.util.List;

/** What people write, within its limits. */
final class Texts {
    static final int LONGEST_LINE = 200;
    static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_STEP = 1_000;
    private static final int MOST_STEPS = 50;

    private Texts() {}

    static String line(String text, String field) {
        return checked(text, field, LONGEST_LINE);
    }

    static String text(String text, String field) {
        return checked(text, field, LONGEST_TEXT);
    }

    static List<String> steps(List<String> steps, String field, boolean mayBeNone) {
        if ((steps.isEmpty() && !mayBeNone) || steps.size() > MOST_STEPS) {
            throw ChangeSentences.invalid(
                    "Write 1 to " + MOST_STEPS + " steps; these are " + steps.size() + ".", field);
        }
        return steps.stream().map(step -> checked(step, field, LONGEST_STEP)).toList();
    }

    private static String checked(String text, String field, int longest) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > longest || stripped.indexOf(0) >= 0) {
            throw ChangeSentences.invalid(
                    "Write 1 to %,d characters here; these are %,d.".formatted(longest, stripped.length()), field);
        }
        return stripped;
    }
}
