package io.evenkeel.assistant.internal.eval;

import io.evenkeel.assistant.EvaluationRefused;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One object of an estate's file. Unknown fields are left aside, missing ones have a usual value where there is one, and what
 * is wrong is told with its place.
 *
 * @param place for people: {@code incidents.json, row 3}
 */
record Row(String place, JsonNode node) {

    Optional<String> text(String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isString() || value.isNumber() || value.isBoolean()) {
                return Optional.of(value.asString());
            }
        }
        return Optional.empty();
    }

    String needed(String... names) {
        return text(names)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> wrong(names[0], "is missing; it is a text"));
    }

    Optional<Instant> time(String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isNumber()) {
                return Optional.of(Instant.ofEpochMilli(Math.round(value.asDouble() * 1000)));
            }
            if (value.isString() && !value.asString().isBlank()) {
                return Optional.of(instant(name, value.asString()));
            }
        }
        return Optional.empty();
    }

    private Instant instant(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw wrong(name, "is \"" + text + "\"; a time is written 2026-11-20T02:14:00Z");
        }
    }

    Instant neededTime(String... names) {
        return time(names).orElseThrow(() -> wrong(names[0], "is missing; a time is written 2026-11-20T02:14:00Z"));
    }

    Optional<Double> number(String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isNumber()) {
                return Optional.of(value.asDouble());
            }
            if (value.isString()) {
                return Optional.of(parsed(name, value.asString()));
            }
        }
        return Optional.empty();
    }

    private double parsed(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw wrong(name, "is \"" + text + "\"; a number is needed");
        }
    }

    boolean flag(String name, boolean otherwise) {
        return node.path(name).asBoolean(otherwise);
    }

    <E extends Enum<E>> E one(Class<E> type, E otherwise, String... names) {
        Optional<String> word = text(names);
        if (word.isEmpty()) {
            return otherwise;
        }
        String wanted =
                word.get().strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> wrong(
                        names[0],
                        "is \"" + word.get() + "\"; it is one of " + Arrays.toString(type.getEnumConstants())));
    }

    /** The texts of a list; of an object what it is called by: its name, else its id, key or text. */
    List<String> texts(String... names) {
        var texts = new ArrayList<String>();
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isString()) {
                texts.add(value.asString());
            }
            if (value.isArray()) {
                value.forEach(each -> (each.isObject()
                                ? new Row(place, each).text("name", "displayName", "id", "key", "fingerprint", "text")
                                : Optional.of(each.asString("")))
                        .ifPresent(texts::add));
            }
        }
        return List.copyOf(texts);
    }

    Map<String, String> map(String name) {
        var map = new TreeMap<String, String>();
        JsonNode value = node.path(name);
        if (value.isObject()) {
            value.properties()
                    .forEach(entry -> map.put(
                            entry.getKey(),
                            entry.getValue().isContainer()
                                    ? entry.getValue().toString()
                                    : entry.getValue().asString("")));
        }
        return map;
    }

    List<Row> rows(String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isArray()) {
                var rows = new ArrayList<Row>();
                value.forEach(each -> rows.add(new Row(place + ", " + name + " " + (rows.size() + 1), each)));
                return List.copyOf(rows);
            }
        }
        return List.of();
    }

    /** An object inside of this one; itself where it has none of these. */
    Row within(String... names) {
        for (String name : names) {
            if (node.path(name).isObject()) {
                return new Row(place + ", " + name, node.path(name));
            }
        }
        return this;
    }

    Optional<Row> child(String name) {
        return node.path(name).isObject()
                ? Optional.of(new Row(place + ", " + name, node.path(name)))
                : Optional.empty();
    }

    /** What is no UUID becomes one by itself, always the same. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    EvaluationRefused wrong(String field, String what) {
        return new EvaluationRefused(place + ": " + field + " " + what + ".");
    }
}
