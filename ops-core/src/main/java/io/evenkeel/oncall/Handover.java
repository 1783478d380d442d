package io.evenkeel.oncall;

import io.evenkeel.oncall.HandoverSection.Matter;
import io.evenkeel.oncall.HandoverSection.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a shift handed to the next one; never changed afterwards, but for what became of it.
 *
 * @param number of the schedule, from 1; a later one replaces those before it
 * @param by who handed it over
 * @param from whose shift ended; empty after a gap
 * @param to who has the next shift, by the rotation and its overrides as they were
 * @param shift the next one
 * @param reminders oldest first
 */
public record Handover(
        UUID id,
        UUID schedule,
        String scheduleName,
        int number,
        Someone by,
        Optional<Someone> from,
        Someone to,
        OnCall.Span shift,
        Instant at,
        String note,
        List<Section> sections,
        State state,
        Optional<Acceptance> acceptance,
        List<Reminder> reminders) {

    public Handover {
        sections = List.copyOf(sections);
        reminders = List.copyOf(reminders);
    }

    /** Where it stands; derived from what was written about it. */
    public enum State {
        WAITING,
        ACCEPTED,
        /** A later one of the same schedule came before it was accepted. */
        REPLACED
    }

    /** @param name as it was then */
    public record Someone(UUID id, String name) {}

    /** @param inNameOf whose shift it is, where somebody else accepted it */
    public record Acceptance(Someone by, Optional<String> inNameOf, Instant at) {}

    /**
     * @param step 0 asked the one it was handed to; others were told that it waits
     * @param person empty where nobody was left
     */
    public record Reminder(int step, Optional<Someone> person, Instant at) {}

    /**
     * @param needs the right without which it is not shown
     * @param more whether there was more than is told
     * @param unread whether its room did not answer, so that nothing is known
     */
    public record Section(String name, Words words, String needs, List<Matter> matters, boolean more, boolean unread) {

        public Section {
            matters = List.copyOf(matters);
        }
    }
}
