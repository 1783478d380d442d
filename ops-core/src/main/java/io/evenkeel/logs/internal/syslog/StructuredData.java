package io.evenkeel.logs.internal.syslog;

import io.evenkeel.logs.internal.parse.FoundFields;
import java.util.Map;

/** {@code [id name="value" …][…]} of RFC 5424 §6.3, as fields {@code id.name}; what is broken is left out. Pure, linear. */
final class StructuredData {
    private static final int MOST = 64;

    private StructuredData() {}

    static void read(SyslogMessage.Reader in, Map<String, String> fields) {
        if (in.take("- ") || in.take("-")) {
            return;
        }
        while (in.take("[")) {
            element(in, fields);
        }
        in.take(" ");
    }

    private static void element(SyslogMessage.Reader in, Map<String, String> fields) {
        StringBuilder word = new StringBuilder();
        String id = "";
        while (!in.isAtEnd()) {
            char c = in.next();
            if (c == ']') {
                return;
            }
            if (c == ' ') {
                id = id.isEmpty() ? bare(word) : id;
                word.setLength(0);
            } else if (c == '=' && in.take("\"")) {
                String value = value(in);
                put(fields, id + "." + word, value);
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (fields.size() < MOST) {
            fields.putIfAbsent(name, value);
        } else if (!fields.containsKey(name)) {
            fields.merge(FoundFields.LEFT_OUT, "1", (before, _) -> Integer.toString(Integer.parseInt(before) + 1));
        }
    }

    /** {@code origin@32473} is {@code origin}: the number is its author's, not the element's. */
    private static String bare(StringBuilder id) {
        int at = id.indexOf("@");
        return at > 0 ? id.substring(0, at) : id.toString();
    }

    private static String value(SyslogMessage.Reader in) {
        StringBuilder value = new StringBuilder();
        while (!in.isAtEnd()) {
            char c = in.next();
            if (c == '"') {
                break;
            }
            value.append(c == '\\' && !in.isAtEnd() ? in.next() : c);
        }
        return value.toString();
    }
}
