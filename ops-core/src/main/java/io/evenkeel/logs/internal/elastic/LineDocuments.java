package io.evenkeel.logs.internal.elastic;

import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.Severity;
import io.evenkeel.logs.internal.columns.Columns;
import io.evenkeel.logs.internal.query.Words;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line as a document: the columns that it is found by, and under {@code line}, not indexed, what these do not hold as it was. Pure.
 */
final class LineDocuments {
    static final String LINE = "line";

    private static final JsonMapper JSON = JsonMapper.shared();

    private LineDocuments() {}

    /** One act of a bulk request with its document. */
    static void write(String index, LogLine line, ByteArrayOutputStream out) {
        try (JsonGenerator act = JSON.createGenerator(out)) {
            act.writeStartObject();
            act.writeObjectPropertyStart("create");
            act.writeStringProperty("_index", index);
            act.writeStringProperty("_id", id(line));
            act.writeEndObject();
            act.writeEndObject();
        }
        out.write('\n');
        try (JsonGenerator document = JSON.createGenerator(out)) {
            write(line, document);
        }
        out.write('\n');
    }

    /**
     * What tells a line from all others: its id, and its content beside it, so that two servers which were given one number by
     * mistake, or a clock that was set back, lose no line.
     */
    static String id(LogLine line) {
        int content = Objects.hash(
                line.at().toEpochMilli(),
                line.host(),
                line.source(),
                line.message(),
                line.fields(),
                line.severity().word());
        return Long.toHexString(line.id()) + "-" + Integer.toHexString(content);
    }

    private static void write(LogLine line, JsonGenerator out) {
        out.writeStartObject();
        out.writeObjectPropertyStart(LINE);
        out.writeStringProperty("host", wellFormed(line.host()));
        out.writeStringProperty("source", wellFormed(line.source()));
        out.writeStringProperty("message", wellFormed(line.message()));
        // Pairs and not an object: a name may hold dots, or be empty, which Elasticsearch takes for structure or
        // refuses.
        out.writeArrayPropertyStart("fields");
        line.fields().forEach((name, value) -> {
            out.writeStartObject();
            out.writeStringProperty("name", wellFormed(name));
            out.writeStringProperty("value", wellFormed(value));
            out.writeEndObject();
        });
        out.writeEndArray();
        out.writeEndObject();
        columns(line, out);
        out.writeEndObject();
    }

    private static void columns(LogLine line, JsonGenerator out) {
        out.writeNumberProperty(Columns.AT, line.at().toEpochMilli());
        out.writeNumberProperty(Columns.ID, line.id());
        out.writeStringProperty(Columns.WORDS, words(line.message()));
        Map<String, List<String>> shared = HashMap.newHashMap(4);
        Columns.terms(line, (column, term) -> {
            switch (column) {
                case Columns.NAMES, Columns.VALUES, Columns.NUMBERS ->
                    shared.computeIfAbsent(column, _ -> new ArrayList<>()).add(wellFormed(term));
                default -> out.writeStringProperty(column, wellFormed(term));
            }
        });
        shared.forEach((column, terms) -> {
            out.writeArrayPropertyStart(column);
            terms.forEach(out::writeString);
            out.writeEndArray();
        });
    }

    private static String words(String message) {
        StringBuilder words = new StringBuilder(message.length());
        Words.Cut cut = new Words.Cut(message);
        while (cut.next()) {
            words.append(cut.letters(), 0, cut.length()).append(' ');
        }
        return words.toString();
    }

    /** JSON takes no half of a surrogate pair, which a message that was cut may end with. */
    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .map(point ->
                                point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? '\uFFFD' : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    /** @param source of a hit */
    static LogLine line(JsonNode source) {
        JsonNode line = source.path(LINE);
        JsonNode pairs = line.path("fields");
        Map<String, String> fields = HashMap.newHashMap(pairs.size());
        pairs.forEach(pair ->
                fields.put(pair.path("name").asString(), pair.path("value").asString()));
        return new LogLine(
                source.path(Columns.ID).asLong(),
                Instant.ofEpochMilli(source.path(Columns.AT).asLong()),
                line.path("host").asString(),
                line.path("source").asString(),
                Severity.of(source.path(Columns.SEVERITY).asString()).orElse(Severity.INFO),
                line.path("message").asString(),
                fields,
                Long.parseLong(source.path(Columns.TEMPLATE).asString()),
                source.path(Columns.NOVEL).asString("").equals(Columns.IS_NOVEL));
    }
}
