package io.evenkeel.resource.web;

import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Refusal;
import io.evenkeel.resource.Resource.State;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a request. */
final class Asked {

    private Asked() {}

    static LocalDate day(@Nullable String text, String field) {
        String there = given(text, field);
        try {
            return LocalDate.parse(there);
        } catch (DateTimeException e) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "field-unreadable",
                    "\"" + there + "\" is no day, such as 2027-01-31.",
                    field);
        }
    }

    static Optional<State> state(@Nullable String word) {
        return Optional.ofNullable(word)
                .filter(text -> !text.isBlank())
                .map(text -> Arrays.stream(State.values())
                        .filter(state -> state.word().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new Refusal(
                                Refusal.Kind.INVALID,
                                "word-unknown",
                                "\"" + text + "\" is none of "
                                        + Arrays.stream(State.values())
                                                .map(State::word)
                                                .collect(Collectors.joining(", "))
                                        + ".",
                                "state")));
    }
}
