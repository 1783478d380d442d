package io.evenkeel.agent.logs;

import java.util.LinkedHashMap;
import java.util.Map;

/** What of an entry of the journal is shipped (systemd.journal-fields(7)). */
final class JournalEntry {

    private JournalEntry() {}

    /**
     * Its text becomes a line of the program that wrote it.
     *
     * @param shown how much of the text is taken
     */
    static void add(Map<String, String> entry, Map<String, String> labels, byte[] text, int shown, Gathering into) {
        Map<String, String> fields = new LinkedHashMap<>();
        copy(entry, "_SYSTEMD_UNIT", fields, "unit");
        copy(entry, "_SYSTEMD_USER_UNIT", fields, "user_unit");
        copy(entry, "_PID", fields, "pid");
        if (shown < text.length) {
            fields.put("cut_from_bytes", Integer.toString(text.length));
        }
        String source = first(entry, "SYSLOG_IDENTIFIER", "_COMM", "_SYSTEMD_UNIT", "_TRANSPORT");
        into.add(
                source,
                labels,
                number(entry, "__REALTIME_TIMESTAMP", -1_000) / 1_000,
                (int) number(entry, "PRIORITY", 255),
                fields,
                text,
                0,
                shown);
    }

    private static void copy(Map<String, String> from, String name, Map<String, String> into, String as) {
        String value = from.get(name);
        if (value != null && !value.isEmpty()) {
            into.put(as, value);
        }
    }

    private static String first(Map<String, String> entry, String... names) {
        for (String name : names) {
            String value = entry.get(name);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return "journal";
    }

    private static long number(Map<String, String> entry, String name, long otherwise) {
        String value = entry.getOrDefault(name, "");
        return value.matches("[0-9]{1,18}") ? Long.parseLong(value) : otherwise;
    }
}
