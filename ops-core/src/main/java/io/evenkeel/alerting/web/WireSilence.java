package io.evenkeel.alerting.web;

import io.evenkeel.alerting.Silences.Draft;
import io.evenkeel.alerting.Silences.Silence;
import io.evenkeel.telemetry.Matcher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Silences in Alertmanager's JSON. Pure. */
final class WireSilence {
    private WireSilence() {}

    /** What a request asks for. */
    record Wanted(Optional<UUID> id, Draft draft) {}

    /** @throws WireError 422 as Alertmanager words it, for a field that is missing or of the wrong form */
    static Wanted read(JsonNode body) {
        if (!body.isObject()) {
            throw WireError.unreadable("silence", "expected an object");
        }
        Optional<UUID> id =
                WireTexts.text(body, "id", "id").filter(text -> !text.isEmpty()).map(WireSilence::uuid);
        List<Matcher> matchers = new ArrayList<>();
        JsonNode list = body.path("matchers");
        if (!list.isArray() || list.isEmpty()) {
            throw WireError.required("matchers");
        }
        for (int i = 0; i < list.size(); i++) {
            matchers.add(matcher(list.get(i), "matchers." + i));
        }
        Instant startsAt =
                WireTexts.time(body, "startsAt", "startsAt").orElseThrow(() -> WireError.required("startsAt"));
        Instant endsAt = WireTexts.time(body, "endsAt", "endsAt").orElseThrow(() -> WireError.required("endsAt"));
        String comment = WireTexts.text(body, "comment", "comment").orElseThrow(() -> WireError.required("comment"));
        return new Wanted(id, new Draft(matchers, startsAt, endsAt, comment));
    }

    private static Matcher matcher(JsonNode node, String place) {
        String name =
                WireTexts.text(node, "name", place + ".name").orElseThrow(() -> WireError.required(place + ".name"));
        String value =
                WireTexts.text(node, "value", place + ".value").orElseThrow(() -> WireError.required(place + ".value"));
        if (!node.path("isRegex").isBoolean()) {
            throw WireError.required(place + ".isRegex");
        }
        boolean equal =
                !node.path("isEqual").isBoolean() || node.path("isEqual").asBoolean();
        boolean regex = node.path("isRegex").asBoolean();
        return new Matcher(name, kind(equal, regex), value);
    }

    private static Matcher.Kind kind(boolean equal, boolean regex) {
        if (equal) {
            return regex ? Matcher.Kind.REGEX : Matcher.Kind.EQUAL;
        }
        return regex ? Matcher.Kind.NOT_REGEX : Matcher.Kind.NOT_EQUAL;
    }

    /** @throws WireError 422 */
    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw WireError.invalid(601, "silenceID in path must be of type uuid: \"" + text + "\"", e);
        }
    }

    static ArrayNode list(JsonMapper json, List<Silence> silences, Instant now) {
        ArrayNode out = json.createArrayNode();
        silences.forEach(silence -> out.add(one(json, silence, now)));
        return out;
    }

    static ObjectNode one(JsonMapper json, Silence silence, Instant now) {
        ObjectNode out = json.createObjectNode();
        out.put("id", silence.id().toString());
        out.putObject("status").put("state", silence.state(now).name().toLowerCase(Locale.ROOT));
        out.put("updatedAt", WireTexts.time(silence.updatedAt()));
        out.put("comment", silence.comment());
        out.put("createdBy", silence.createdBy());
        out.put("endsAt", WireTexts.time(silence.endsAt()));
        ArrayNode matchers = out.putArray("matchers");
        for (Matcher matcher : silence.matchers()) {
            matchers.addObject()
                    .put("isEqual", matcher.kind() == Matcher.Kind.EQUAL || matcher.kind() == Matcher.Kind.REGEX)
                    .put("isRegex", matcher.kind() == Matcher.Kind.REGEX || matcher.kind() == Matcher.Kind.NOT_REGEX)
                    .put("name", matcher.label())
                    .put("value", matcher.value());
        }
        out.put("startsAt", WireTexts.time(silence.startsAt()));
        return out;
    }
}
