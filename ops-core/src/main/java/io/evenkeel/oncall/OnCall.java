package io.evenkeel.oncall;

import io.evenkeel.audit.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Schedules and escalation policies: who is on call at a moment, and whom a policy pages in which order. Thread-safe. */
public interface OnCall {

    /**
     * One rotation: people take turns of a fixed length, counted in local time, so a hand-over at 08:00 stays at 08:00
     * across a clock change.
     *
     * @param people in turn order; may be empty (then nobody is on call and the console says so)
     * @param firstHandOver local time at which the first person's turn begins
     * @param turn whole hours, 1 hour to 366 days; counted on the wall clock, so 12 hours from 08:00 is always 20:00
     */
    record Schedule(
            UUID id,
            String name,
            ZoneId zone,
            List<UUID> people,
            LocalDateTime firstHandOver,
            Duration turn,
            long version) {

        public Schedule {
            people = List.copyOf(people);
        }
    }

    /**
     * @param steps paged one after another; after the last one nobody further is paged
     * @param match labels with values; the policy is for incidents that have all of them. Empty: it is for those that no
     *     other matches; the oldest such one is the default, which cannot be deleted
     */
    record Policy(UUID id, String name, List<Step> steps, Map<String, String> match, long version) {

        public Policy {
            steps = List.copyOf(steps);
            match = Map.copyOf(match);
        }

        /** For every incident that no other policy matches. */
        public Policy(UUID id, String name, List<Step> steps, long version) {
            this(id, name, steps, Map.of(), version);
        }
    }

    /**
     * Pages the person on call, or the one who follows, or a named person.
     *
     * @param waiting before the next step
     */
    record Step(Target target, Optional<UUID> schedule, Optional<UUID> person, Duration waiting) {}

    /** Whom a step means. */
    enum Target {
        ON_CALL,
        NEXT_ON_CALL,
        PERSON
    }

    /**
     * One turn of a schedule; {@code person} empty is a gap.
     *
     * @param override why it is not the person whose turn it would be
     */
    record Shift(Optional<UUID> person, String displayName, Instant from, Instant to, Optional<Reason> override) {

        /** @param id the override's */
        public record Reason(UUID id, Optional<String> reason) {}
    }

    /** From {@code from} until before {@code to}. */
    record Span(Instant from, Instant to) {}

    List<Schedule> schedules();

    List<Policy> policies();

    /** Replaces people, zone and hand-over; refused OUT_OF_DATE if {@code schedule.version()} is not the stored one. */
    Schedule change(Actor actor, Schedule schedule);

    Policy change(Actor actor, Policy policy);

    /** Makes a further one; its id and version are given anew. */
    Schedule create(Actor actor, Schedule schedule);

    Policy create(Actor actor, Policy policy);

    /** Refused CONFLICT while a policy names it. */
    void deleteSchedule(Actor actor, UUID id);

    /** Refused CONFLICT for the default one, and while an incident is being paged by it. */
    void deletePolicy(Actor actor, UUID id);

    /** The shifts that overlap the span, in order, gaps included. */
    List<Shift> shifts(UUID schedule, Instant from, Instant to);

    /** The times ahead in which nobody is on call, schedule by schedule, from now on. */
    List<Gap> gaps(int days);

    record Gap(UUID schedule, String name, Instant from, Instant to) {}

    /** Who is on call now in every schedule, and whether a page would reach anybody. */
    Duty duty();

    /**
     * @param reachable whether at least one person whom the policy would page now has a channel that works
     * @param whyCode {@code nobody-on-call} or {@code no-channel}, where nobody is reachable
     * @param why the same as a sentence with the way out
     * @param alarms what keeps pages from reaching people and was told to the administrators, oldest first
     */
    record Duty(
            List<OnDuty> schedules,
            boolean reachable,
            Optional<String> whyCode,
            Optional<String> why,
            List<Alarm> alarms) {

        public Duty {
            schedules = List.copyOf(schedules);
            alarms = List.copyOf(alarms);
        }
    }

    /**
     * @param code {@code nobody-reachable}, {@code channel-failed} or {@code heartbeat-failed}
     * @param facts what the sentence names, for whoever words it in another language: {@code policy}, {@code why} and {@code
     *     people} where nobody is reachable, {@code subject} and {@code reason} else
     * @param sentence in English, with the way out
     */
    record Alarm(String code, Map<String, String> facts, String sentence, Instant since) {

        public Alarm {
            facts = Map.copyOf(facts);
        }
    }

    /**
     * @param current the turn that covers this moment; a gap has no person
     * @param next the next turn of somebody else; empty where there is nobody else
     */
    record OnDuty(Schedule schedule, Shift current, Optional<Shift> next) {}

    /** Makes the default schedule and policy with this person, where there are none yet. */
    void ensureDefaults(UUID firstPerson);
}
