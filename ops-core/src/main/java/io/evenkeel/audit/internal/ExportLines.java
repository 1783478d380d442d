package io.evenkeel.audit.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit.Act;
import io.evenkeel.audit.Checkpoint;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lines of an export, one JSON object each: a beginning, then acts in the order of their numbers with each checkpoint
 * after the act it covers, then an end that says how many there were. Pure.
 */
public final class ExportLines {

    static final String FORMAT = "evenkeel audit export 1";
    private static final JsonMapper JSON = new JsonMapper();

    private ExportLines() {}

    /** What a line may say. */
    public sealed interface Line {}

    public record Beginning(Instant exportedAt, String publicKey) implements Line {}

    /** @param hash 64 hexadecimal digits */
    public record Sealed(long number, Act act, String hash) implements Line {}

    public record Signed(Checkpoint checkpoint) implements Line {}

    public record End(long acts) implements Line {}

    static String text(Line line) {
        ObjectNode json = JSON.createObjectNode();
        switch (line) {
            case Beginning beginning ->
                json.put("format", FORMAT)
                        .put("exportedAt", beginning.exportedAt().toString())
                        .put("publicKey", beginning.publicKey());
            case Sealed(long number, Act act, String hash) -> {
                json.put("number", number)
                        .put("id", act.id())
                        .put("at", act.at().toString())
                        .put("actorKind", act.actorKind().name())
                        .put("actorId", act.actorId())
                        .put("actorName", act.actorName())
                        .put("verb", act.verb())
                        .put("subject", act.subject());
                ObjectNode facts = json.putObject("facts");
                new TreeMap<>(act.facts()).forEach(facts::put);
                json.put("hash", hash);
            }
            case Signed(Checkpoint checkpoint) ->
                json.put("checkpoint", checkpoint.number())
                        .put("at", checkpoint.at().toString())
                        .put("hash", checkpoint.hash())
                        .put("publicKey", checkpoint.publicKey())
                        .put("signature", checkpoint.signature());
            case End(long acts) -> json.put("end", acts);
        }
        return JSON.writeValueAsString(json);
    }

    /** @throws IllegalArgumentException if it is no line of an export */
    public static Line read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (json.has("number")) {
                return new Sealed(number(json, "number"), act(json), hash(json));
            }
            if (json.has("checkpoint")) {
                return new Signed(new Checkpoint(
                        number(json, "checkpoint"),
                        moment(json, "at"),
                        hash(json),
                        key(json),
                        string(json, "signature"),
                        Optional.empty()));
            }
            if (json.has("end")) {
                return new End(number(json, "end"));
            }
            if (FORMAT.equals(json.path("format").asString(""))) {
                return new Beginning(moment(json, "exportedAt"), key(json));
            }
        } catch (JacksonException | DateTimeException unreadable) {
            throw new IllegalArgumentException("no line of an export", unreadable);
        }
        throw new IllegalArgumentException("no line of an export");
    }

    private static Act act(JsonNode json) {
        Map<String, String> facts = new TreeMap<>();
        json.path("facts").properties().forEach(fact -> facts.put(fact.getKey(), text(fact.getValue())));
        return new Act(
                number(json, "id"),
                moment(json, "at"),
                Actor.Kind.valueOf(string(json, "actorKind")),
                string(json, "actorId"),
                string(json, "actorName"),
                string(json, "verb"),
                string(json, "subject"),
                facts,
                Optional.of(number(json, "number")));
    }

    private static long number(JsonNode json, String field) {
        JsonNode found = json.path(field);
        if (!found.isIntegralNumber() || !found.canConvertToLong()) {
            throw new IllegalArgumentException(field + " is no number");
        }
        return found.asLong();
    }

    /** As we write it and no other way: a "t" for the "T" says the same moment, and still is a changed character. */
    private static Instant moment(JsonNode json, String field) {
        String text = string(json, field);
        Instant moment = Instant.parse(text);
        if (!moment.toString().equals(text)) {
            throw new IllegalArgumentException(field + " is not as an export writes it");
        }
        return moment;
    }

    private static String string(JsonNode json, String field) {
        return text(json.path(field));
    }

    private static String text(JsonNode value) {
        if (!value.isString()) {
            throw new IllegalArgumentException("a text is missing");
        }
        return value.asString();
    }

    private static String hash(JsonNode json) {
        String hash = string(json, "hash");
        if (HexFormat.of().parseHex(hash).length != 32) {
            throw new IllegalArgumentException("a hash has 64 digits");
        }
        return hash;
    }

    private static String key(JsonNode json) {
        String key = string(json, "publicKey");
        if (!Checkpoint.isKey(key)) {
            throw new IllegalArgumentException("a key is missing");
        }
        return key;
    }
}
