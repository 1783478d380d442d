package io.evenkeel.oncall;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.oncall.OnCall.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: what a room has to tell the next shift. A bean of each room that has something; sections are shown in the order of
 * {@code @Order}. Asked at each look at the draft and once more when a shift is handed
 * over, so it must answer within a second from what is stored.
 */
public interface HandoverSection {

    /** A section tells at most so many matters. */
    int MOST = 50;

    /** Lower case with hyphens, the same for ever: it stands in what was handed over. Such as {@code open-incidents}. */
    String name();

    /** The section's heading. */
    Words words();

    /** Who lacks it is not shown the section, not even in what was handed over before. */
    default Right needs() {
        return Right.SEE_OPERATIONS;
    }

    /**
     * What is to be known now, the most pressing first. {@link #MOST} and one more say that there are more than are told.
     *
     * @param actor has every right: what is handed over must not depend on who presses the button
     * @param next the shift that takes over
     */
    List<Matter> entries(Actor actor, Instant now, Span next);

    /** In the console's two languages. */
    record Words(String en, String zh) {

        /** The same in both: a name, or what people wrote. */
        public static Words same(String text) {
            return new Words(text, text);
        }
    }

    /**
     * One thing that the next shift takes over.
     *
     * @param key what people say, such as {@code INC-12}; unique within the section
     * @param line what it is and what is next, in one line
     * @param link where the console shows it, such as {@code /incidents/INC-12}
     * @param since since when it is so
     * @param until when it ends or is due
     */
    record Matter(
            String key,
            Words line,
            Optional<String> link,
            Optional<Instant> since,
            Optional<Instant> until,
            Weight weight) {}

    /** How much it asks of the next shift. */
    enum Weight {
        /** Look at it first. */
        HIGH,
        MEDIUM,
        /** To be known. */
        LOW
    }
}
