package io.evenkeel.reporting;

import io.evenkeel.audit.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * When reports are made by themselves and whom they are mailed to, one schedule for weeks and one for months. What was
 * missed because no server ran or no mail server was set is made up for once, the newest only. Thread-safe.
 */
public interface Schedules {

    /** Both, also those that are off. Needs {@code EDIT_REPORTS}. */
    List<Schedule> list(Actor actor);

    /** Replaces one. What was due before stays unsent where it was off. Needs {@code EDIT_REPORTS}. */
    Schedule change(Actor actor, Wish wish, OptionalLong expectedVersion);

    /**
     * @param daysAfter whole days between the period's last day and the day on which it is made: 0 is the day after
     * @param at in the installation's zone
     * @param people with an account; at most 50
     * @param addresses of others; at most 50
     */
    record Wish(
            Period.Kind kind,
            boolean active,
            int daysAfter,
            LocalTime at,
            Language language,
            List<UUID> people,
            List<String> addresses) {

        public Wish {
            people = List.copyOf(people);
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * @param next when the running period's report is made; empty while it is off
     * @param last what was mailed last
     */
    record Schedule(Wish wish, long version, Optional<Instant> next, Optional<Mailing> last) {}

    /** @param leftOut names of those who have no address that mail reaches */
    record Mailing(
            Period.Kind kind, LocalDate from, UUID report, Instant at, List<String> sentTo, List<String> leftOut) {

        public Mailing {
            sentTo = List.copyOf(sentTo);
            leftOut = List.copyOf(leftOut);
        }
    }
}
