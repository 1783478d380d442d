package io.evenkeel.logs.internal.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * {@code 2026-11-21T10:00:00.123Z}, as most shippers write a time: read by hand, since a formatter takes ten times as long for
 * it. Pure.
 */
final class UsualTime {
    private static final String FORM = "dddd-dd-ddTdd:dd:dd";
    private static final int MOST_DECIMALS = 9;
    private static final int SECONDS_OF_DAY = 86_400;

    private UsualTime() {}

    /** Empty where it has another form, which may be a time all the same. */
    static Optional<Instant> of(String text) {
        int end = text.length() - 1;
        if (end < FORM.length() || text.charAt(end) != 'Z' || !hasForm(text)) {
            return Optional.empty();
        }
        int nanos = 0;
        if (end > FORM.length()) {
            int decimals = end - FORM.length() - 1;
            if (text.charAt(FORM.length()) != '.' || decimals < 1 || decimals > MOST_DECIMALS) {
                return Optional.empty();
            }
            for (int i = FORM.length() + 1; i <= FORM.length() + MOST_DECIMALS; i++) {
                int digit = i < end ? text.charAt(i) - '0' : 0;
                if (digit < 0 || digit > 9) {
                    return Optional.empty();
                }
                nanos = nanos * 10 + digit;
            }
        }
        int hour = two(text, 11);
        int minute = two(text, 14);
        int second = two(text, 17);
        if (hour > 23 || minute > 59 || second > 59) {
            return Optional.empty();
        }
        try {
            long day = LocalDate.of(two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8))
                    .toEpochDay();
            return Optional.of(
                    Instant.ofEpochSecond(day * SECONDS_OF_DAY + (hour * 60L + minute) * 60 + second, nanos));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean hasForm(String text) {
        for (int i = 0; i < FORM.length(); i++) {
            char form = FORM.charAt(i);
            char c = text.charAt(i);
            if (form == 'd' ? c < '0' || c > '9' : c != form) {
                return false;
            }
        }
        return true;
    }

    private static int two(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }
}
