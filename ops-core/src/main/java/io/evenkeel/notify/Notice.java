package io.evenkeel.notify;

import java.util.Optional;
import java.util.UUID;

/**
 * One message to one person by one channel.
 *
 * @param key unique; a second notice with the same key is not sent
 * @param address what {@link Contacts.Contact#sendTo} says; empty for {@code CONSOLE}
 * @param subject one line
 * @param text plain text
 * @param about what it is about, such as {@code INC-12}; the console links to it
 * @param rank where it may be gathered with others for the same address; empty: it goes at once, by itself
 */
public record Notice(
        String key,
        Channel channel,
        UUID personId,
        String address,
        String subject,
        String text,
        String about,
        Optional<Rank> rank) {

    /** Goes at once, by itself. */
    public Notice(
            String key, Channel channel, UUID personId, String address, String subject, String text, String about) {
        this(key, channel, personId, address, subject, text, about, Optional.empty());
    }

    /**
     * How much a notice presses. The first one for an address goes at once; those of the next minute go together at its
     * end, but for one that presses more than what the person was told.
     *
     * @param priority 1 is the highest
     * @param atOnce it waits for nothing, but counts as told
     */
    public record Rank(int priority, boolean atOnce) {}
}
