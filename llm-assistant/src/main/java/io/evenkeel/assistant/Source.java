package io.evenkeel.assistant;

import java.time.Instant;
import java.util.Optional;

/**
 * What a claim rests on: one thing that was seen in one room, as it was then.
 *
 * @param id stable and readable, so that a test can name it: {@code article/KB-12}, {@code incident/INC-7}, {@code
 *     alert/FINGERPRINT}, {@code item/NAME}, {@code measurement/NAME{host="db-01"}}, {@code log/TEMPLATE-ID}, {@code change/CHG-4},
 *     {@code duty/SCHEDULE}, {@code ticket/TIC-9}, {@code diagnosis/INC-7}, {@code problem/PRB-2}
 * @param title what people read, in the asker's language where it is ours
 * @param address the console's page that shows it: {@code /incidents/INC-7}
 * @param text what was seen, as plain text; quoted words and numbers of a claim must stand in it
 * @param from begin of the interval it speaks of, for a measurement or log lines
 * @param to its end; for anything else when it was seen
 */
public record Source(
        String id, Kind kind, String title, String address, String text, Optional<Instant> from, Instant to) {

    /** Where it was seen. */
    public enum Kind {
        ARTICLE,
        INCIDENT,
        ALERT,
        ITEM,
        MEASUREMENT,
        LOG,
        CHANGE,
        DUTY,
        TICKET,
        DIAGNOSIS,
        PROBLEM
    }
}
