package io.evenkeel.recovery.internal;

import io.evenkeel.recovery.DrillCheck;
import io.evenkeel.recovery.DrillCheck.Expected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The business's checks as they stand in the policy's row. Pure. */
final class DrillJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private DrillJson() {}

    static String write(List<DrillCheck> checks) {
        return JSON.writeValueAsString(checks.stream().map(DrillJson::fields).toList());
    }

    static Map<String, Object> fields(DrillCheck check) {
        Map<String, Object> fields = new LinkedHashMap<>();
        switch (check) {
            case DrillCheck.Question(String name, String sql, Expected expected) -> {
                fields.put("name", name);
                fields.put("kind", "question");
                fields.put("sql", sql);
                fields.put("expected", expected(expected));
            }
            case DrillCheck.Moment(String name, String table, String column, String timeColumn) -> {
                fields.put("name", name);
                fields.put("kind", "moment");
                fields.put("table", table);
                fields.put("column", column);
                fields.put("timeColumn", timeColumn);
            }
        }
        return fields;
    }

    static Object expected(Expected expected) {
        return switch (expected) {
            case Expected.True() -> "true";
            case Expected.Exactly(String text) -> Map.of("exactly", text);
            case Expected.AtLeast(double number) -> Map.of("atLeast", number);
        };
    }

    static List<DrillCheck> read(String text) {
        List<DrillCheck> checks = new ArrayList<>();
        for (JsonNode check : JSON.readTree(text)) {
            String name = check.path("name").asString();
            checks.add(
                    check.path("kind").asString().equals("question")
                            ? new DrillCheck.Question(
                                    name, check.path("sql").asString(), expected(check.path("expected")))
                            : new DrillCheck.Moment(
                                    name,
                                    check.path("table").asString(),
                                    check.path("column").asString(),
                                    check.path("timeColumn").asString()));
        }
        return checks;
    }

    private static Expected expected(JsonNode expected) {
        if (expected.has("exactly")) {
            return new Expected.Exactly(expected.get("exactly").asString());
        }
        return expected.has("atLeast")
                ? new Expected.AtLeast(expected.get("atLeast").asDouble())
                : new Expected.True();
    }
}
