package io.evenkeel.protocol;

import io.evenkeel.protocol.ProofCheck.Expected;
import io.evenkeel.protocol.ProofCheck.Moment;
import io.evenkeel.protocol.ProofCheck.MomentByTime;
import io.evenkeel.protocol.ProofCheck.Question;
import io.evenkeel.protocol.ProofCheck.SameTables;
import java.util.LinkedHashMap;
import java.util.Map;

/** A check as JSON: one object, in which its kind is told by a word. Manifests are too large to travel. */
public final class ProofCheckJson {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 8_192;

    private ProofCheckJson() {}

    /** @throws IllegalArgumentException for {@link SameTables} */
    public static Map<String, Object> fields(ProofCheck check) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", check.name());
        switch (check) {
            case Question(String _, String sql, Expected expected) -> {
                fields.put("kind", "question");
                fields.put("sql", sql);
                fields.put("expected", expected(expected));
            }
            case Moment(String _, String table, String column, String lastBefore, String firstAfter) -> {
                fields.put("kind", "moment");
                fields.put("table", table);
                fields.put("column", column);
                fields.put("lastBefore", lastBefore);
                fields.put("firstAfter", firstAfter);
            }
            case MomentByTime(String _, String table, String column, String timeColumn) -> {
                fields.put("kind", "moment");
                fields.put("table", table);
                fields.put("column", column);
                fields.put("timeColumn", timeColumn);
            }
            case SameTables same ->
                throw new IllegalArgumentException("the manifest of " + same.name() + " does not travel");
        }
        return fields;
    }

    private static Object expected(Expected expected) {
        return switch (expected) {
            case Expected.True() -> "true";
            case Expected.Exactly(String text) -> Map.of("exactly", text);
            case Expected.AtLeast(double number) -> Map.of("atLeast", number);
        };
    }

    /** @throws IllegalArgumentException with a sentence, for what is no check */
    public static ProofCheck read(Json check) {
        String name = text(check, "name", LONGEST_NAME);
        String kind = text(check, "kind", LONGEST_NAME);
        return switch (kind) {
            case "question" -> new Question(name, text(check, "sql", LONGEST_TEXT), expected(check.get("expected")));
            case "moment" -> moment(check, name);
            default -> throw new IllegalArgumentException("a check is a question or a moment, and no " + kind);
        };
    }

    private static ProofCheck moment(Json check, String name) {
        String table = text(check, "table", LONGEST_NAME);
        String column = text(check, "column", LONGEST_NAME);
        return check.get("timeColumn").isNothing()
                ? new Moment(
                        name,
                        table,
                        column,
                        text(check, "lastBefore", LONGEST_TEXT),
                        text(check, "firstAfter", LONGEST_TEXT))
                : new MomentByTime(name, table, column, text(check, "timeColumn", LONGEST_NAME));
    }

    private static Expected expected(Json expected) {
        if (expected.text().filter("true"::equals).isPresent()) {
            return new Expected.True();
        }
        if (!expected.get("exactly").isNothing()) {
            return new Expected.Exactly(text(expected, "exactly", LONGEST_TEXT));
        }
        return expected.get("atLeast")
                .number()
                .map(Expected.AtLeast::new)
                .orElseThrow(() ->
                        new IllegalArgumentException("a question expects true, exactly a text, or at least a number"));
    }

    private static String text(Json check, String field, int longest) {
        String text =
                check.get(field).text().orElseThrow(() -> new IllegalArgumentException("a check has no " + field));
        if (text.isBlank() || text.length() > longest || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "the field " + field + " of a check is empty or longer than " + longest + " characters");
        }
        return text;
    }
}
