package io.evenkeel.console.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads {@code timestamp,value} row by row. */
final class MeasuredRows {

    private static final int MOST = 5_000_000;

    private MeasuredRows() {}

    /** What is done with each row, in the order of the file. */
    @FunctionalInterface
    interface Row {
        /** @param time as it was written */
        void read(String time, String number, long millis, double value) throws IOException;
    }

    /** @return how many */
    static int read(String file, Row row) {
        int count = 0;
        try (BufferedReader lines = new BufferedReader(TextInput.of(file))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                boolean head = count == 0 && line.startsWith("timestamp,");
                if (head || line.isBlank()) {
                    continue;
                }
                if (++count > MOST) {
                    throw new CannotStart(file + " has more than " + MOST + " rows. Split it.");
                }
                one(file, count, line, row);
            }
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be read: " + e.getMessage() + ".", e);
        }
        return count;
    }

    private static void one(String file, int place, String line, Row row) throws IOException {
        String[] cells = line.split(",", 3);
        try {
            if (cells.length < 2) {
                throw new NumberFormatException("no number");
            }
            String number = cells[1].strip();
            row.read(
                    cells[0],
                    cells[1],
                    millis(cells[0].strip()),
                    number.isEmpty() ? Double.NaN : Double.parseDouble(number));
        } catch (NumberFormatException | DateTimeException e) {
            throw new CannotStart(
                    file + ", row " + place + ": \"" + line + "\" is not a time and a number, as in"
                            + " 2026-11-21 14:00:00,3.5.",
                    e);
        }
    }

    /** Seconds since 1970, RFC 3339, or a date and a time in UTC. */
    static long millis(String time) {
        if (time.matches("\\d{1,11}(\\.\\d+)?")) {
            return (long) (Double.parseDouble(time) * 1000);
        }
        String standard = time.replace(' ', 'T');
        boolean zoned = standard.endsWith("Z") || standard.matches(".*[+-]\\d\\d:\\d\\d");
        Instant instant = zoned
                ? OffsetDateTime.parse(standard).toInstant()
                : LocalDateTime.parse(standard).toInstant(ZoneOffset.UTC);
        return instant.toEpochMilli();
    }
}
