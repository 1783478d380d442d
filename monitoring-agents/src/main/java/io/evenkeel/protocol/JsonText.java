package io.evenkeel.protocol;

import java.util.List;
import java.util.Map;

/** Writes JSON. */
final class JsonText {

    private JsonText() {}

    static String of(Object value) {
        var out = new StringBuilder();
        value(value, out);
        return out.toString();
    }

    private static void value(Object value, StringBuilder out) {
        switch (value) {
            case Map<?, ?> members -> object(members, out);
            case List<?> items -> list(items, out);
            case Number number -> out.append(number);
            case Boolean truth -> out.append(truth);
            default -> string(value.toString(), out);
        }
    }

    private static void object(Map<?, ?> members, StringBuilder out) {
        out.append('{');
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (out.charAt(out.length() - 1) != '{') {
                out.append(',');
            }
            string(String.valueOf(member.getKey()), out);
            out.append(':');
            value(member.getValue(), out);
        }
        out.append('}');
    }

    private static void list(List<?> items, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            value(items.get(i), out);
        }
        out.append(']');
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        text.chars().forEach(c -> {
            switch (c) {
                case '"', '\\' -> out.append('\\').append((char) c);
                case '\n' -> out.append("\\n");
                default -> {
                    if (c < ' ') {
                        out.append("\\u%04x".formatted(c));
                    } else {
                        out.append((char) c);
                    }
                }
            }
        });
        out.append('"');
    }
}
