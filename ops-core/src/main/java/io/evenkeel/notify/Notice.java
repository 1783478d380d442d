package io.evenkeel.notify;

import java.util.List;
import java.util.Map;
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
 * @param post where it is a letter of a correspondence, also with somebody who has no account ({@link #NOBODY})
 * @param enclosure names a file that goes with a mail; {@link Enclosures} has it when it is sent
 * @param pressing whether it must not wait though what it is about usually can: the console sounds and lays it over what is open
 */
public record Notice(
        String key,
        Channel channel,
        UUID personId,
        String address,
        String subject,
        String text,
        String about,
        Optional<Rank> rank,
        Optional<Post> post,
        Optional<String> enclosure,
        boolean pressing) {

    /** The {@code personId} of a letter to somebody who has no account. */
    public static final UUID NOBODY = new UUID(0, 0);

    /** Presses as what it is about does. */
    public Notice(
            String key,
            Channel channel,
            UUID personId,
            String address,
            String subject,
            String text,
            String about,
            Optional<Rank> rank,
            Optional<Post> post,
            Optional<String> enclosure) {
        this(key, channel, personId, address, subject, text, about, rank, post, enclosure, false);
    }

    /** Nothing is enclosed. */
    public Notice(
            String key,
            Channel channel,
            UUID personId,
            String address,
            String subject,
            String text,
            String about,
            Optional<Rank> rank,
            Optional<Post> post) {
        this(key, channel, personId, address, subject, text, about, rank, post, Optional.empty());
    }

    /** No letter of a correspondence. */
    public Notice(
            String key,
            Channel channel,
            UUID personId,
            String address,
            String subject,
            String text,
            String about,
            Optional<Rank> rank) {
        this(key, channel, personId, address, subject, text, about, rank, Optional.empty());
    }

    /** Goes at once, by itself. */
    public Notice(
            String key, Channel channel, UUID personId, String address, String subject, String text, String about) {
        this(key, channel, personId, address, subject, text, about, Optional.empty(), Optional.empty());
    }

    /** The same, which presses or not. */
    public Notice pressing(boolean presses) {
        return new Notice(key, channel, personId, address, subject, text, about, rank, post, enclosure, presses);
    }

    /**
     * What makes a mail a letter in a thread (RFC 5322 §3.6.4). It carries no link to the console.
     *
     * @param messageId with angle brackets; the same whenever it is sent again
     * @param references the letters before it, the oldest first; the last one is what it answers
     * @param replyTo where answers go
     * @param automatic whether no person wrote it, so that no robot answers it (RFC 3834)
     * @param headers further ones; names and values must be printable ASCII
     */
    public record Post(
            String messageId,
            List<String> references,
            Optional<String> replyTo,
            boolean automatic,
            Map<String, String> headers) {

        public Post {
            references = List.copyOf(references);
            headers = Map.copyOf(headers);
        }
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
