package io.evenkeel.agent;

import java.util.Optional;
import java.util.regex.Pattern;

/** A line of a {@code /proc} file as words between blanks. */
final class Columns {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Columns() {}

    static String[] of(String line) {
        return BLANKS.split(line.strip());
    }

    /**
     * The words from one on as counters, or nothing when one of them is not a whole number from 0 to 2^63 - 1: a kernel that
     * counted below zero shows a number near 2^64, which no rate survives.
     */
    static Optional<long[]> counters(String[] words, int from) {
        var counters = new long[Math.max(0, words.length - from)];
        for (int i = 0; i < counters.length; i++) {
            try {
                counters[i] = Long.parseLong(words[from + i]);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
            if (counters[i] < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(counters);
    }
}
