package io.evenkeel.logs.internal.parse;

import java.util.Map;
import java.util.Optional;

/**
 * A line that was masked and taken apart.
 *
 * @param told what is told of it in fields: the own parser that took it; that masks left nothing of it
 */
public record Opened(Parsed parsed, Map<String, String> told) {

    /** The name of the own parser that took a line. */
    public static final String PARSED_BY = "parsed_by";

    /** Of a line of which masks left nothing that can be read. */
    public static final String MASKED_WHOLE = "masked_whole";

    public static Opened of(String text, String host, String source, OwnRules own, LineParser parser) {
        String masked = own.masks().masked(text);
        Parsed parsed = parser.parse(masked, own.parsers().of(host, source), own.masks());
        if (parsed.form() == Parsed.Form.OWN) {
            return new Opened(parsed, Map.of(PARSED_BY, parsed.parser()));
        }
        boolean nothing = own.masks().hidesAllOf(masked, text);
        return new Opened(parsed, nothing ? Map.of(MASKED_WHOLE, "true") : Map.of());
    }

    public boolean isMaskedWhole() {
        return told.containsKey(MASKED_WHOLE);
    }

    /** What somebody described goes before what the inlet says, and that before what was guessed. */
    public <T> Optional<T> first(Optional<T> inlet, Optional<T> line) {
        return parsed.form() == Parsed.Form.OWN ? line.or(() -> inlet) : inlet.or(() -> line);
    }
}
