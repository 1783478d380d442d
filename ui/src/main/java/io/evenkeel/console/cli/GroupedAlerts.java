package io.evenkeel.console.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Groups of alerts as RFC 4180 CSV, {@code id,group}, or as JSON. */
final class GroupedAlerts {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private GroupedAlerts() {}

    static void write(List<List<String>> groups, Optional<Path> file) {
        try {
            if (file.isEmpty()) {
                Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
                csv(groups, out);
                out.flush();
                return;
            }
            boolean json = file.get().toString().endsWith(".json");
            WholeFile.text(file.get(), out -> write(groups, json, out));
        } catch (IOException e) {
            throw new CannotStart("The groups cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private static void write(List<List<String>> groups, boolean json, Writer out) throws IOException {
        if (json) {
            out.write(JSON.writeValueAsString(Map.of("groups", groups)));
        } else {
            csv(groups, out);
        }
    }

    private static void csv(List<List<String>> groups, Writer out) throws IOException {
        out.write("id,group\r\n");
        int number = 0;
        for (List<String> group : groups) {
            number++;
            for (String id : group) {
                out.write(cell(id) + ",g" + number + "\r\n");
            }
        }
    }

    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
