package io.evenkeel.inventory.web;

import io.evenkeel.audit.Refusal;
import io.evenkeel.inventory.Criticality;
import io.evenkeel.inventory.Inventory.Traits;
import io.evenkeel.inventory.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What callers write, read as what the room knows. */
final class Given {
    private Given() {}

    record ItemRequest(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String criticality,
            @Nullable String owner,
            @Nullable String note) {

        Traits traits() {
            return new Traits(
                    name == null ? "" : name,
                    Optional.ofNullable(criticality)
                            .filter(word -> !word.isBlank())
                            .map(Given::criticality),
                    Optional.ofNullable(owner),
                    Optional.ofNullable(note));
        }
    }

    record LinkRequest(
            @Nullable UUID from,
            @Nullable List<UUID> to,
            @Nullable Integer needs,
            @Nullable String note) {

        UUID dependent() {
            return Optional.ofNullable(from).orElseThrow(() -> missing("from"));
        }

        List<UUID> members() {
            return Optional.ofNullable(to)
                    .filter(all -> all.stream().allMatch(Objects::nonNull))
                    .map(List::copyOf)
                    .orElseThrow(() -> missing("to"));
        }
    }

    static Kind kind(@Nullable String word) {
        return Kind.ofWord(word == null ? "" : word)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID,
                        "kind-unknown",
                        "The kind is one of "
                                + Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining(", ")) + ".",
                        "kind"));
    }

    private static Criticality criticality(String word) {
        return Criticality.ofWord(word)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID,
                        "criticality-unknown",
                        "The criticality is one of critical, high, medium, low, or left out.",
                        "criticality"));
    }

    private static Refusal missing(String field) {
        return new Refusal(Refusal.Kind.INVALID, "field-missing", "The field " + field + " is missing.", field);
    }
}
