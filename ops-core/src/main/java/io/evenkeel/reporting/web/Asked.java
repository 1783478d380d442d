package io.evenkeel.reporting.web;

import io.evenkeel.audit.Refusal;
import io.evenkeel.reporting.Language;
import io.evenkeel.reporting.Period;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what was asked for, and refuses with the field that is wrong. */
final class Asked {
    private Asked() {}

    static Period.Kind kind(@Nullable String given) {
        return read(given, "kind", word -> Period.Kind.valueOf(word.toUpperCase(Locale.ROOT)), "week or month");
    }

    static LocalDate day(@Nullable String given) {
        return read(given, "from", LocalDate::parse, "a day, such as 2026-11-01");
    }

    static LocalTime time(@Nullable String given) {
        return read(given, "at", LocalTime::parse, "a time of day, such as 08:00");
    }

    static Language language(@Nullable String given) {
        return read(given, "language", word -> Language.valueOf(word.toUpperCase(Locale.ROOT)), "en or zh");
    }

    private static <T> T read(@Nullable String given, String field, Function<String, T> reading, String expected) {
        if (given == null) {
            throw refused(field, expected);
        }
        try {
            return reading.apply(given);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw refused(field, expected);
        }
    }

    private static Refusal refused(String field, String expected) {
        return new Refusal(
                Refusal.Kind.INVALID,
                "report-request-unreadable",
                "The field " + field + " must be " + expected + ".",
                field);
    }
}
