package io.evenkeel.console.cli;

import java.io.IOException;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code timestamp,value} row by row, however many there are. */
final class MeasuredRows {

    private static final int SHOWN = 60;

    private MeasuredRows() {}

    /** What is done with each row, in the order of the file. */
    @FunctionalInterface
    interface Row {
        /** @param time as it was written */
        void read(String time, String number, long millis, double value) throws IOException;
    }

    /** @return how many, at least one */
    static int read(String file, Row row) {
        int count = 0;
        try (BoundedLines lines = new BoundedLines(TextInput.of(file))) {
            for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
                String line = lines.number() == 1 ? withoutMark(next.get()) : next.get();
                if (line.isBlank() || (lines.number() == 1 && isHead(line))) {
                    continue;
                }
                one(file, lines.number(), line, row);
                count = Math.addExact(count, 1);
            }
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be read: " + e.getMessage() + ".", e);
        }
        if (count == 0) {
            throw new CannotStart(file + " has no rows. A row is a time and a number, as in 2026-11-21 14:00:00,3.5.");
        }
        return count;
    }

    /** Some programs write a byte order mark. */
    static String withoutMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    /** The first line names its columns if nothing in it begins as a time or a number does. */
    private static boolean isHead(String line) {
        return line.codePoints().noneMatch(each -> each >= '0' && each <= '9') && line.indexOf('\0') < 0;
    }

    private static void one(String file, long place, String line, Row row) throws IOException {
        int comma = line.indexOf(',');
        int end = comma < 0 ? -1 : line.indexOf(',', comma + 1);
        if (comma < 0) {
            throw none(file, place, line, null);
        }
        String time = line.substring(0, comma);
        String number = line.substring(comma + 1, end < 0 ? line.length() : end);
        long millis;
        double value;
        try {
            millis = MeasuredTime.millis(time.strip());
            value = number(number.strip());
        } catch (NumberFormatException | DateTimeException e) {
            throw none(file, place, line, e);
        }
        row.read(time, number, millis, value);
    }

    private static CannotStart none(
            String file, long place, String line, @org.jspecify.annotations.Nullable Exception cause) {
        String shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
        String sentence = "%s, line %d: \"%s\" is not a time and a number, as in 2026-11-21 14:00:00,3.5."
                .formatted(file, place, shown.replace('\0', '?'));
        return cause == null ? new CannotStart(sentence) : new CannotStart(sentence, cause);
    }

    /** NaN for what says that nothing was measured. */
    static double number(String text) {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        char first = text.charAt(0);
        if (first == '-' || first == '.' || (first >= '0' && first <= '9')) {
            char last = text.charAt(text.length() - 1);
            if (last == '.' || (last >= '0' && last <= '9')) {
                return Double.parseDouble(text);
            }
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan", "null", "na", "n/a", "none", "-" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> {
                if (first == '+') {
                    yield Double.parseDouble(text);
                }
                throw new NumberFormatException(text);
            }
        };
    }
}
