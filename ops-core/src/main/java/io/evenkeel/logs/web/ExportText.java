package io.evenkeel.logs.web;

import io.evenkeel.logs.LogLine;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A line as text of a file: one of JSON, or one of comma-separated values (RFC 4180). Pure. */
final class ExportText {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FORMULA_BEGINS = "=+-@\t\r\n";

    /** Behind the mark by which spreadsheets take it for UTF-8. */
    static final String CSV_HEAD = "\uFEFFat,host,source,level,message,template,fields\r\n";

    private ExportText() {}

    static String json(LogLine line) {
        ObjectNode json = JSON.createObjectNode()
                .put("at", line.at().toString())
                .put("host", line.host())
                .put("source", line.source())
                .put("level", line.severity().word())
                .put("message", line.message())
                .put("template", line.template());
        json.set("fields", JSON.valueToTree(new TreeMap<>(line.fields())));
        return json + "\n";
    }

    static String csv(LogLine line) {
        String fields = line.fields().isEmpty() ? "" : JSON.writeValueAsString(new TreeMap<>(line.fields()));
        return List.of(
                                line.at().toString(),
                                line.host(),
                                line.source(),
                                line.severity().word(),
                                line.message(),
                                Long.toString(line.template()),
                                fields)
                        .stream()
                        .map(ExportText::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /** What a spreadsheet would take for a formula begins with an apostrophe: anybody can write a line. */
    private static String cell(String given) {
        String seen = given.stripLeading();
        boolean formula = begins(seen) || begins(given);
        String safe = formula ? "'" + given : given;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                || !safe.equals(safe.strip());
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    private static boolean begins(String text) {
        return !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0;
    }
}
