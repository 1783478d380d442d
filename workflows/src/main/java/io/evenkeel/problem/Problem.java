package io.evenkeel.problem;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something that keeps coming back.
 *
 * @param key what people say: {@code PRB-7}
 * @param signs by which an incident is known to be of it
 * @param incidents their keys, in the order in which they joined
 * @param cause what makes it happen, once somebody knows
 * @param workaround what helps until it is gone; with one it is a known error
 * @param remedy the key of the change that ends it
 * @param watchUntil until when it must stay quiet to close, while it is watched
 * @param returns how often it came back while it was watched
 * @param reason the last one that somebody gave: dismissed, closed
 * @param version for {@code If-Match}; grows with each change
 */
public record Problem(
        String key,
        String title,
        State state,
        Set<Sign> signs,
        List<String> incidents,
        Instant proposedAt,
        Optional<Instant> acceptedAt,
        Optional<String> acceptedByName,
        Optional<Cause> cause,
        Optional<Workaround> workaround,
        Optional<String> remedy,
        Optional<Instant> watchUntil,
        int returns,
        Optional<String> reason,
        Optional<Instant> closedAt,
        long version) {

    public Problem {
        signs = Set.copyOf(signs);
        incidents = List.copyOf(incidents);
    }

    /** Where it is; {@link Problems} says which verb goes where. */
    public enum State {
        PROPOSED,
        DISMISSED,
        OPEN,
        WATCHED,
        CLOSED;

        /** As on the wire: {@code watched}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether incidents still join it. */
        public boolean isLive() {
            return switch (this) {
                case PROPOSED, OPEN, WATCHED -> true;
                case DISMISSED, CLOSED -> false;
            };
        }
    }

    /**
     * What an incident has by which it is known again.
     *
     * @param id of the item in the inventory, or the alert's fingerprint
     * @param name what people call it
     */
    public record Sign(Kind kind, String id, String name) {

        /** The sorts of signs. */
        public enum Kind {
            ITEM,
            ALERT
        }

        /** The same sign, whatever it was called at that time. */
        public String identity() {
            return kind + " " + id;
        }
    }

    /** @param evidence what shows it: keys of incidents and changes, addresses of charts and logs, words */
    public record Cause(String text, List<String> evidence, String byName, Instant at) {

        public Cause {
            evidence = List.copyOf(evidence);
        }
    }

    public record Workaround(String text, String byName, Instant at) {}

    /** Whether it is offered in incidents of it. */
    public boolean isKnownError() {
        return workaround.isPresent() && (state == State.OPEN || state == State.WATCHED);
    }

    /** To compare with those of an incident. */
    public Set<String> signIdentities() {
        return signs.stream().map(Sign::identity).collect(Collectors.toUnmodifiableSet());
    }
}
