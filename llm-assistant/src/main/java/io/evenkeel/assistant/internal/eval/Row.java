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
 * is wrong is noted with its place and read as nothing.
 *
 * @param place for people: {@code incidents.json, row 3}
 */
record Row(String place, JsonNode node, Faults faults) {
    private static final String TIME = "a time is written 2026-11-20T02:14:00Z";

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
        return text(names).filter(value -> !value.isBlank()).orElseGet(() -> {
            fault(names[0], "is missing; it is a text");
            return "?";
        });
    }

    Optional<Instant> time(String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isNumber()) {
                return Optional.of(Instant.ofEpochMilli(Math.round(value.asDouble() * 1000)));
            }
            if (value.isString() && !value.asString().isBlank()) {
                return instant(name, value.asString());
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> instant(String name, String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            fault(name, "is \"" + text + "\"; " + TIME);
            return Optional.empty();
        }
    }

    Instant neededTime(String... names) {
        Optional<Instant> time = time(names);
        if (time.isEmpty() && text(names).isEmpty()) {
            fault(names[0], "is missing; " + TIME);
        }
        return time.orElse(Instant.EPOCH);
    }

    Optional<Double> number(String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isNumber()) {
                return Optional.of(value.asDouble());
            }
            if (value.isString()) {
                return parsed(name, value.asString());
            }
        }
        return Optional.empty();
    }

    private Optional<Double> parsed(String name, String text) {
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            fault(name, "is \"" + text + "\"; a number is needed");
            return Optional.empty();
        }
    }

    double neededNumber(String name) {
        if (node.path(name).isMissingNode()) {
            fault(name, "is missing; it is a number");
        }
        return number(name).orElse(0.0);
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
                .orElseGet(() -> {
                    fault(
                            names[0],
                            "is \"" + word.get() + "\"; it is one of " + Arrays.toString(type.getEnumConstants()));
                    return otherwise;
                });
    }

    /** One that must be said, since what is usual would be read as a fact. */
    <E extends Enum<E>> E neededOne(Class<E> type, String name) {
        if (text(name).isEmpty()) {
            fault(name, "is missing; it is one of " + Arrays.toString(type.getEnumConstants()));
        }
        return one(type, type.getEnumConstants()[0], name);
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
                                ? new Row(place, each, faults)
                                        .text("name", "displayName", "id", "key", "fingerprint", "text")
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
                value.forEach(each -> rows.add(new Row(place + ", " + name + " " + (rows.size() + 1), each, faults)));
                return List.copyOf(rows);
            }
        }
        return List.of();
    }

    /** An object inside of this one; itself where it has none of these. */
    Row within(String... names) {
        for (String name : names) {
            if (node.path(name).isObject()) {
                return new Row(place + ", " + name, node.path(name), faults);
            }
        }
        return this;
    }

    Optional<Row> child(String name) {
        return node.path(name).isObject()
                ? Optional.of(new Row(place + ", " + name, node.path(name), faults))
                : Optional.empty();
    }

    /** As {@link #child}; a text or a list in its place is wrong. */
    Optional<Row> object(String name, String fields) {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isObject()) {
            fault(name, "is no object; it has the fields " + fields);
        }
        return child(name);
    }

    /** What is no UUID becomes one by itself, always the same. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    void fault(String field, String what) {
        faults.add(place + ": " + field + " " + what + ".");
    }

    /** For what nothing can be read in place of. */
    EvaluationRefused wrong(String field, String what) {
        return new EvaluationRefused(place + ": " + field + " " + what + ".");
    }
}
