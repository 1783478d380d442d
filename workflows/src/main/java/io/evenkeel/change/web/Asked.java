package io.evenkeel.change.web;

import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a request. */
final class Asked {

    private Asked() {}

    static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null
                ? List.of()
                : list.stream().map(each -> given(each, "list")).toList();
    }

    static Instant instant(@Nullable String text, String field) {
        return read(
                text,
                field,
                given -> OffsetDateTime.parse(given).toInstant(),
                "is no time with a zone, such as 2026-11-21T20:00:00+08:00");
    }

    static UUID id(@Nullable String text, String field) {
        return read(text, field, UUID::fromString, "is no id");
    }

    static <T> T read(@Nullable String text, String field, Function<String, T> reader, String otherwise) {
        String there = given(text, field);
        try {
            return reader.apply(there);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.INVALID, "field-unreadable", "\"" + there + "\" " + otherwise + ".", field);
        }
    }
}
