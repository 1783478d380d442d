package io.evenkeel.telemetry.internal.promql;

import java.util.OptionalDouble;

/** Spans of time as Prometheus writes them: {@code 1h30m}, largest unit first, each at most once. */
public final class Durations {

    private static final String[] UNITS = {"y", "w", "d", "h", "m", "s", "ms"};
    private static final long[] MILLIS = {365L * 86_400_000, 7L * 86_400_000, 86_400_000, 3_600_000, 60_000, 1_000, 1};

    /** Above this a sum of two spans and a time could overflow. */
    private static final double LONGEST = 1e15;

    private Durations() {}

    /** ms; empty if it is not a duration or longer than 30,000 years. */
    public static OptionalDouble parse(String word) {
        double total = 0;
        int unit = -1;
        int at = 0;
        while (at < word.length()) {
            int digits = at;
            while (at < word.length() && Character.digit(word.charAt(at), 10) >= 0) {
                at++;
            }
            int letters = at;
            while (at < word.length() && Character.digit(word.charAt(at), 10) < 0) {
                at++;
            }
            int next = unitOf(word.substring(letters, at));
            if (digits == letters || letters - digits > 15 || next <= unit) {
                return OptionalDouble.empty();
            }
            unit = next;
            total += Long.parseLong(word.substring(digits, letters)) * (double) MILLIS[next];
        }
        return total > LONGEST || word.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(total);
    }

    private static int unitOf(String letters) {
        for (int i = 0; i < UNITS.length; i++) {
            if (UNITS[i].equals(letters)) {
                return i;
            }
        }
        return -1;
    }

    /** The shortest exact way to write it: {@code 5400000} is {@code 1h30m}. */
    public static String format(long millis) {
        if (millis == 0) {
            return "0s";
        }
        var out = new StringBuilder(millis < 0 ? "-" : "");
        long rest = Math.abs(millis);
        for (int i = 2; i < UNITS.length; i++) {
            if (rest >= MILLIS[i]) {
                out.append(rest / MILLIS[i]).append(UNITS[i]);
                rest %= MILLIS[i];
            }
        }
        return out.toString();
    }
}
