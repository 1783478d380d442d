package io.evenkeel.console.cli;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The time of a measurement as people write it. */
final class MeasuredTime {

    private static final int MOST_DIGITS_OF_SECONDS = 11;
    private static final int PLAIN = "2026-11-21 14:00:00".length();
    private static final long DAY = 86_400_000L;

    private MeasuredTime() {}

    /**
     * Milliseconds since 1970 of: milliseconds since 1970, seconds since 1970 (up to eleven digits, with or without a
     * fraction), or ISO-8601 with T or a blank; UTC where it names no zone.
     *
     * @throws DateTimeException for what is none of these
     */
    static long millis(String time) {
        if (time.length() == PLAIN && time.charAt(4) == '-' && time.charAt(13) == ':') {
            return plain(time);
        }
        if (isNumber(time)) {
            int dot = time.indexOf('.');
            int digits = dot < 0 ? time.length() : dot;
            double number = Double.parseDouble(time);
            return digits > MOST_DIGITS_OF_SECONDS ? (long) number : Math.round(number * 1_000);
        }
        String standard = time.replace(' ', 'T');
        boolean zoned = standard.endsWith("Z") || standard.matches(".*T.*[+-]\\d\\d:?\\d\\d");
        return zoned
                ? OffsetDateTime.parse(standard).toInstant().toEpochMilli()
                : LocalDateTime.parse(standard).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static boolean isNumber(String time) {
        boolean dot = false;
        for (int i = 0; i < time.length(); i++) {
            char one = time.charAt(i);
            if (one == '.' && !dot && i > 0) {
                dot = true;
            } else if (one < '0' || one > '9') {
                return false;
            }
        }
        return !time.isEmpty() && time.length() <= 20;
    }

    /** The usual form by hand: a library takes ten times as long. */
    private static long plain(String time) {
        LocalDateTime at;
        int hour = two(time, 11);
        int minute = two(time, 14);
        int second = two(time, 17);
        boolean signs = time.charAt(7) == '-' && time.charAt(16) == ':';
        if (!signs || "T ".indexOf(time.charAt(10)) < 0 || hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no time");
        }
        at = LocalDateTime.of(two(time, 0) * 100 + two(time, 2), two(time, 5), two(time, 8), 0, 0);
        return at.toLocalDate().toEpochDay() * DAY + ((hour * 60L + minute) * 60 + second) * 1_000;
    }

    private static int two(String time, int from) {
        int tens = time.charAt(from) - '0';
        int ones = time.charAt(from + 1) - '0';
        if (tens < 0 || tens > 9 || ones < 0 || ones > 9) {
            throw new DateTimeException("no digits");
        }
        return 10 * tens + ones;
    }
}
