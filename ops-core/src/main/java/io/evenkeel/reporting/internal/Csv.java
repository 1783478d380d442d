package io.evenkeel.reporting.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lines of comma-separated values (RFC 4180). Words that a spreadsheet would take for a formula begin with an apostrophe:
 * titles come from outside. Pure.
 */
final class Csv {
    /** Spreadsheets take the file for UTF-8 by it. */
    static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String FORMULA_BEGINS = "=+-@\t\r\n";
    private static final String NEEDS_QUOTES = ",\"\r\n";

    private final StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);

    /** @param cells numbers stand as they are; everything else is taken for words */
    Csv line(List<?> cells) {
        text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String cell(Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case Optional<?> maybe -> maybe.map(Csv::cell).orElse("");
            default -> words(value.toString());
        };
    }

    /** Also behind blanks, which spreadsheets cut off. */
    private static String words(String given) {
        String seen = given.stripLeading();
        boolean formula = beginsFormula(seen) || beginsFormula(given);
        String safe = formula ? "'" + given : given;
        boolean quoted =
                safe.chars().anyMatch(letter -> NEEDS_QUOTES.indexOf(letter) >= 0) || !safe.equals(safe.strip());
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    private static boolean beginsFormula(String words) {
        return !words.isEmpty() && FORMULA_BEGINS.indexOf(words.charAt(0)) >= 0;
    }
}
