package io.evenkeel.console.cli;

import io.evenkeel.alerting.Begun;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alerts, one JSON object a line, in the order of their beginning whatever the file's is. */
final class AlertFile {
    private static final int MOST = 1_000_000;
    private static final int LONGEST_LINE = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String file;
    private final List<Begun> alerts = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private int line;

    private AlertFile(String file) {
        this.file = file;
    }

    static List<Begun> read(String file) {
        AlertFile read = new AlertFile(file);
        try (BufferedReader lines = new BufferedReader(TextInput.of(file))) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                read.next(text);
            }
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be read: " + e.getMessage() + ".", e);
        }
        read.alerts.sort(Comparator.comparing(Begun::at));
        return read.alerts;
    }

    private void next(String text) {
        line++;
        if (text.isBlank()) {
            return;
        }
        if (text.length() > LONGEST_LINE) {
            throw wrong("is longer than " + LONGEST_LINE + " characters");
        }
        if (alerts.size() == MOST) {
            throw new CannotStart(file + " has more than " + MOST + " alerts. Split it where nothing happened.");
        }
        alerts.add(alert(text));
    }

    private Begun alert(String text) {
        JsonNode alert;
        try {
            alert = JSON.readTree(text);
        } catch (JacksonException e) {
            throw wrong("is no JSON object");
        }
        String id = required(alert, "id");
        if (!ids.add(id)) {
            throw wrong("has the id \"" + id + "\" of an earlier alert");
        }
        String component = required(alert, "component");
        String peer = alert.path("peer").asString("");
        String name = alert.path("name").asString("");
        String sign = String.join(
                "\n",
                component,
                peer,
                alert.path("kind").asString(""),
                name,
                alert.path("direction").asString(""));
        return new Begun(id, time(alert), peer.isEmpty() ? Set.of(component) : both(component, peer), name, sign);
    }

    private static Set<String> both(String component, String peer) {
        return new HashSet<>(List.of(component, peer));
    }

    private String required(JsonNode alert, String field) {
        String value = alert.path(field).asString("");
        if (value.isEmpty()) {
            throw wrong("has no \"" + field + "\"");
        }
        return value;
    }

    /** ISO-8601 with T or a blank, in UTC where it names no zone, or milliseconds since 1970. */
    private Instant time(JsonNode alert) {
        String time = required(alert, "timestamp");
        try {
            if (time.chars().allMatch(Character::isDigit)) {
                return Instant.ofEpochMilli(Long.parseLong(time));
            }
            String standard = time.replace(' ', 'T');
            int clock = standard.indexOf('T');
            boolean zoned =
                    standard.endsWith("Z") || standard.indexOf('+', clock) > 0 || standard.indexOf('-', clock) > 0;
            return clock > 0 && zoned
                    ? OffsetDateTime.parse(standard).toInstant()
                    : LocalDateTime.parse(standard).toInstant(ZoneOffset.UTC);
        } catch (NumberFormatException | DateTimeException e) {
            throw wrong("has a time that is none: \"" + time + "\", not as 2026-11-21T14:00:00Z");
        }
    }

    private CannotStart wrong(String how) {
        return new CannotStart(file + ": line " + line + " " + how + ".");
    }
}
