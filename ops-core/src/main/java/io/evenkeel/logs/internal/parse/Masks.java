package io.evenkeel.logs.internal.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is taken out of every line before anything else is done with it: {@link Secrets} first, then own masks. Thread-safe. */
public final class Masks {
    public static final Masks BUILT_IN = new Masks(List.of());

    private final List<OwnMask> own;

    public Masks(List<OwnMask> own) {
        this.own = List.copyOf(own);
    }

    public String masked(String text) {
        String masked = Secrets.masked(text);
        for (OwnMask each : own) {
            masked = each.masked(masked);
        }
        return masked;
    }

    /** A field's value; own masks see it alone and behind {@code name=}. */
    public String maskedValue(String name, String value) {
        return ownIn(name, Secrets.maskedValue(name, value));
    }

    /**
     * Once more, what was read out of a document: there its signs are written otherwise, a quote as {@code \"}, a 4 perhaps as
     * a backslash, {@code u0034}.
     */
    Parsed again(Parsed parsed) {
        Map<String, String> fields = new HashMap<>(parsed.fields());
        fields.replaceAll(this::maskedValue);
        return new Parsed(
                parsed.form(),
                parsed.parser(),
                parsed.at(),
                parsed.timeIn(),
                parsed.severity(),
                masked(parsed.message()),
                fields);
    }

    private String ownIn(String name, String value) {
        String masked = value;
        String behind = name + "=";
        for (OwnMask each : own) {
            String whole = each.masked(behind + each.masked(masked));
            masked = whole.startsWith(behind) ? whole.substring(behind.length()) : Secrets.MASK;
        }
        return masked;
    }

    /** Whether own masks left nothing that can be read. */
    public boolean hidesAllOf(String masked, String text) {
        return !own.isEmpty() && OwnMask.hasWords(text) && !OwnMask.hasWords(masked);
    }

    /** The names of those that find something in the text. */
    public Found foundIn(String text) {
        List<String> names = new ArrayList<>();
        String masked = Secrets.masked(text);
        for (OwnMask each : own) {
            String next = each.masked(masked);
            if (!next.equals(masked)) {
                names.add(each.name());
            }
            masked = next;
        }
        return new Found(Secrets.foundIn(text), names);
    }

    /**
     * @param builtIn names of {@link Secrets#masks}
     * @param own names of own ones
     */
    public record Found(List<String> builtIn, List<String> own) {}
}
