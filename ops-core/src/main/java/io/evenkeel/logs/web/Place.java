package io.evenkeel.logs.web;

import io.evenkeel.audit.Refusal;
import io.evenkeel.logs.LogLine.Position;
import java.time.Instant;

/** A line's place as text: milliseconds and id. */
final class Place {
    private Place() {}

    static String text(Position position) {
        return position.at().toEpochMilli() + "-" + position.id();
    }

    static Position of(String text) {
        if (!text.matches("[0-9]{1,15}-[0-9]{1,19}")) {
            throw unreadable();
        }
        int dash = text.indexOf('-');
        try {
            return new Position(
                    Instant.ofEpochMilli(Long.parseLong(text.substring(0, dash))),
                    Long.parseLong(text.substring(dash + 1)));
        } catch (NumberFormatException e) {
            throw unreadable();
        }
    }

    private static Refusal unreadable() {
        return new Refusal(
                Refusal.Kind.INVALID,
                "place-unreadable",
                "beyond must be the place of a line, or what the field next of the page before gave.",
                "beyond");
    }
}
