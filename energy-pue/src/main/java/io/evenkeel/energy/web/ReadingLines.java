package io.evenkeel.energy.web;

import io.evenkeel.audit.Refusal;
import io.evenkeel.energy.Reading;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Readings as CSV: {@code at,value}, a time with its offset and a number; the header may be left out. */
final class ReadingLines {
    private static final int MOST = 10_000;

    private ReadingLines() {}

    /** Of too many, one more than may be entered at once, so that they are refused and none is left out. */
    static List<Reading> of(String csv) {
        List<Reading> readings = new ArrayList<>();
        Iterator<String> lines = csv.lines().iterator();
        for (int number = 1; lines.hasNext() && readings.size() <= MOST; number++) {
            String line = lines.next().strip();
            if (!line.isEmpty() && !(number == 1 && line.startsWith("at"))) {
                readings.add(reading(line, number));
            }
        }
        return readings;
    }

    private static Reading reading(String line, int number) {
        String[] cells = line.split(",", -1);
        if (cells.length == 2) {
            try {
                return new Reading(
                        OffsetDateTime.parse(cells[0].strip()).toInstant(), Double.parseDouble(cells[1].strip()));
            } catch (DateTimeException | NumberFormatException e) {
                throw wrong(number, e);
            }
        }
        throw wrong(number, null);
    }

    private static Refusal wrong(int number, @org.jspecify.annotations.Nullable Exception cause) {
        var refusal = new Refusal(
                Refusal.Kind.INVALID,
                "energy-reading-invalid",
                "Line " + number + " must be a time and a number, such as 2026-11-22T08:00:00+08:00,5123.4.",
                "readings");
        if (cause != null) {
            refusal.addSuppressed(cause);
        }
        return refusal;
    }
}
