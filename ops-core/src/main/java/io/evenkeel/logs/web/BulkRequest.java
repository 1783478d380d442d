package io.evenkeel.logs.web;

import io.evenkeel.logs.LogIntake;
import io.evenkeel.logs.RawLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The lines of a bulk request, and the answer to each of its acts. Immutable once read. */
final class BulkRequest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int CREATED = 201;
    private static final int BAD_REQUEST = 400;

    /** Where shippers write the host's name: Beats and Logstash, rsyslog, Fluent Bit, others. */
    private static final List<JsonPointer> HOST =
            pointers("/host/name", "/host/hostname", "/host", "/hostname", "/agent/hostname", "/kubernetes/host");

    /** Where they write what a line is from. */
    private static final List<JsonPointer> SOURCE = pointers(
            "/log/file/path",
            "/service/name",
            "/programname",
            "/syslogtag",
            "/process/name",
            "/container/name",
            "/kubernetes/container_name",
            "/systemd/unit",
            "/source",
            "/tag");

    private final List<RawLine> lines = new ArrayList<>();
    private final ArrayNode items = JSON.createArrayNode();
    private String lastText = "";
    private Optional<Map.Entry<String, JsonNode>> lastAct = Optional.empty();
    private boolean errors;
    private Optional<String> broken = Optional.empty();
    private boolean tooLarge;
    private final Map<String, Long> refused = new HashMap<>();

    static BulkRequest read(String body, String index) {
        BulkRequest bulk = new BulkRequest();
        List<String> texts = body.lines().filter(text -> !text.isBlank()).toList();
        int at = 0;
        while (at < texts.size() && bulk.broken.isEmpty()) {
            at = bulk.act(texts, at, index);
        }
        if (texts.isEmpty()) {
            bulk.broken = Optional.of("The request is empty: send an act and its document, each on a line of its own.");
        }
        return bulk;
    }

    /** @return the line behind the act and its document */
    private int act(List<String> texts, int at, String index) {
        Optional<Map.Entry<String, JsonNode>> act = actOf(texts.get(at));
        if (act.isEmpty()) {
            broken = Optional.of("Line " + (at + 1) + " is no act, such as {\"create\":{}}.");
            return at;
        }
        String name = act.get().getKey();
        String into = act.get().getValue().path("_index").asString(index);
        boolean hasDocument = !name.equals("delete");
        if (hasDocument && at + 1 >= texts.size()) {
            broken = Optional.of("Line " + (at + 1) + " has no document behind it.");
            return at;
        }
        if (items.size() == LogIntake.MOST_LINES) {
            tooLarge = true;
            broken = Optional.of("More than " + LogIntake.MOST_LINES + " acts are in one request; send smaller ones.");
            return at;
        }
        if (name.equals("create") || name.equals("index")) {
            take(name, into, texts.get(at + 1));
        } else {
            refuse(
                    name,
                    into,
                    "other-act",
                    "Log lines are written once: create and index are taken, " + name + " is not.");
        }
        return at + (hasDocument ? 2 : 1);
    }

    /** Shippers say the same act of each line. */
    private Optional<Map.Entry<String, JsonNode>> actOf(String text) {
        if (!text.equals(lastText)) {
            lastAct = readAct(text);
            lastText = text;
        }
        return lastAct;
    }

    private static Optional<Map.Entry<String, JsonNode>> readAct(String text) {
        try {
            JsonNode act = JSON.readTree(text);
            return act.isObject() && act.size() == 1
                    ? Optional.of(act.properties().iterator().next())
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private void take(String act, String index, String text) {
        JsonNode document;
        try {
            document = JSON.readTree(text);
        } catch (JacksonException e) {
            refuse(act, index, "no-json-object", "The document is no JSON.");
            return;
        }
        if (!document.isObject()) {
            refuse(act, index, "no-json-object", "The document is no JSON object.");
            return;
        }
        lines.add(new RawLine(
                Optional.empty(),
                first(HOST, document).orElse(""),
                first(SOURCE, document).orElse(index),
                Optional.empty(),
                text,
                Map.of()));
        item(act, index).put("status", CREATED).put("result", "created");
    }

    private static List<JsonPointer> pointers(String... places) {
        return Stream.of(places).map(JsonPointer::compile).toList();
    }

    private static Optional<String> first(List<JsonPointer> places, JsonNode document) {
        for (JsonPointer place : places) {
            JsonNode value = document.at(place);
            if (value.isString() && !value.asString().isBlank()) {
                return Optional.of(value.asString());
            }
        }
        return Optional.empty();
    }

    private void refuse(String act, String index, String why, String reason) {
        errors = true;
        refused.merge(why, 1L, Long::sum);
        item(act, index)
                .put("status", BAD_REQUEST)
                .putObject("error")
                .put("type", "document_parsing_exception")
                .put("reason", reason);
    }

    private ObjectNode item(String act, String index) {
        return items.addObject().putObject(act).put("_index", index).put("_id", Integer.toString(items.size()));
    }

    List<RawLine> lines() {
        return List.copyOf(lines);
    }

    /** What makes the whole request unreadable. */
    Optional<String> broken() {
        return broken;
    }

    /** Whether that is its size. */
    boolean isTooLarge() {
        return tooLarge;
    }

    /** How many documents have an error of their own, by a word for why. */
    Map<String, Long> refused() {
        return Map.copyOf(refused);
    }

    String answer(long tookMillis) {
        ObjectNode answer = JSON.createObjectNode().put("took", tookMillis).put("errors", errors);
        answer.set("items", items);
        return answer.toString();
    }

    static String error(int status, String type, String reason) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("error").put("type", type).put("reason", reason);
        return answer.put("status", status).toString();
    }
}
