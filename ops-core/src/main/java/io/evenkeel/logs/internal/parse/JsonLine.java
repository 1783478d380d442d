package io.evenkeel.logs.internal.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A line that is one JSON object: inner objects become names with a dot between, lists the text of their scalars. Pure. */
final class JsonLine {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int DEEPEST = 16;

    private JsonLine() {}

    /** Empty where it is no JSON object, or one that is nested too deep. */
    static Optional<Parsed> parse(String text, Times times) {
        FoundFields fields = new FoundFields();
        Names names = new Names();
        // Whole, since a message is longer than a field may be.
        Map<String, String> said = new HashMap<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (true) {
                JsonToken token = json.nextToken();
                if (token == null) {
                    break;
                }
                if (!take(token, json, names, fields, said)) {
                    return Optional.empty();
                }
            }
        } catch (JacksonException e) {
            return Optional.empty();
        }
        Optional<String> named =
                KnownNames.MESSAGE.stream().filter(said::containsKey).findFirst();
        String message = named.map(said::get).orElse(text);
        said.forEach((name, value) -> {
            if (!name.equals(named.orElse(""))) {
                fields.putAny(name, value);
            }
        });
        Map<String, String> found = fields.all();
        Times.Told told = times.in(found);
        return Optional.of(
                new Parsed(Parsed.Form.JSON, told.at(), told.alone(), KnownNames.severity(found), message, found));
    }

    /** @return false where it is nested too deep */
    private static boolean take(
            JsonToken token, JsonParser json, Names names, FoundFields fields, Map<String, String> said) {
        switch (token) {
            case PROPERTY_NAME -> names.at(json.currentName());
            case START_OBJECT, START_ARRAY -> {
                return names.enter() <= DEEPEST;
            }
            case END_OBJECT, END_ARRAY -> names.leave();
            case VALUE_NULL -> {}
            default -> {
                if (KnownNames.MESSAGE.contains(names.whole())) {
                    said.putIfAbsent(names.whole(), json.getString());
                } else {
                    fields.putAny(names.whole(), json.getString());
                }
            }
        }
        return true;
    }

    private static final class Names {
        private final Deque<String> outer = new ArrayDeque<>();
        private String name = "";

        void at(String inner) {
            name = inner;
        }

        int enter() {
            outer.addLast(whole());
            name = "";
            return outer.size();
        }

        void leave() {
            if (!outer.isEmpty()) {
                outer.removeLast();
            }
            name = "";
        }

        String whole() {
            String prefix = outer.isEmpty() ? "" : outer.getLast();
            if (prefix.isEmpty()) {
                return name;
            }
            return name.isEmpty() ? prefix : prefix + "." + name;
        }
    }
}
