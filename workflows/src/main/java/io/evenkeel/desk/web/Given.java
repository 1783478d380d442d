package io.evenkeel.desk.web;

import io.evenkeel.audit.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a request gives. */
final class Given {
    private Given() {}

    /** A word of an enum, upper or lower case, with hyphens or underscores. */
    static <E extends Enum<E>> E word(Class<E> type, String word, String field) {
        String name = word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID,
                        "word-unknown",
                        "The field " + field + " is one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(value -> value.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))
                                + ".",
                        field));
    }

    static <E extends Enum<E>> Optional<E> optionalWord(Class<E> type, @Nullable String word, String field) {
        return word == null || word.isBlank() ? Optional.empty() : Optional.of(word(type, word, field));
    }

    static UUID id(String text, String field) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            throw new Refusal(Refusal.Kind.INVALID, "id-form", "The field " + field + " is no id.", field);
        }
    }

    static Optional<UUID> optionalId(@Nullable String text, String field) {
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(id(text, field));
    }
}
