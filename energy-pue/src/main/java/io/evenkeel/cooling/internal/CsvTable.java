package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.UnusableInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** CSV of numbers with a head line; no quoted cells. */
final class CsvTable {
    private static final int HOURS_OF_A_LEAP_YEAR = 8784;

    private CsvTable() {}

    /** @return how many rows there were */
    static int read(String file, BufferedReader csv, List<String> needed, Consumer<Row> each) {
        try {
            String head = csv.readLine();
            String[] names = head == null
                    ? new String[0]
                    : head.strip().replace("\ufeff", "").split(",");
            Map<String, Integer> places = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                places.put(names[i].strip(), i);
            }
            if (!places.keySet().containsAll(needed)) {
                throw new UnusableInput(file + " " + YearRows.names(needed, names) + ".");
            }
            int rows = 0;
            for (String line = csv.readLine(); line != null; line = csv.readLine()) {
                if (!line.isBlank()) {
                    if (++rows > YearRows.mostRows()) {
                        throw new UnusableInput(file + " has more than " + YearRows.mostRows() + " rows.");
                    }
                    each.accept(new Row(file, rows, places, line.strip().split(",", -1)));
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UnusableInput(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** One row; what is wrong in it is said with its place. */
    record Row(String file, int place, Map<String, Integer> places, String[] cells) {

        int hour(String column) {
            double hour = between(column, 1, HOURS_OF_A_LEAP_YEAR);
            if (hour != Math.rint(hour)) {
                throw wrong(column + " is " + hour + ", not a whole number");
            }
            if (hour > 8760) {
                throw wrong(column + " is " + (int) hour + "; a year has 8,760 hours, 29 February is left out");
            }
            return (int) hour;
        }

        double between(String column, double least, double most) {
            String cell = text(column).orElse("");
            double value;
            try {
                value = Double.parseDouble(cell);
            } catch (NumberFormatException e) {
                throw wrong(column + " is \"" + cell + "\", not a number");
            }
            if (!(value >= least && value <= most)) {
                throw wrong(String.format(
                        Locale.ROOT,
                        "%s is %s; it must be between %s and %s",
                        column,
                        cell,
                        plain(least),
                        plain(most)));
            }
            return value;
        }

        private static String plain(double value) {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }

        Optional<String> text(String column) {
            Integer at = places.get(column);
            return at == null || at >= cells.length ? Optional.empty() : Optional.of(cells[at].strip());
        }

        UnusableInput wrong(String what) {
            return new UnusableInput(file + ", row " + place + ": " + what + ".");
        }
    }
}
