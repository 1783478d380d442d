package io.evenkeel.oncall;

import io.evenkeel.audit.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Pages people for an incident, step by step through the escalation policy. Thread-safe. */
public interface Pages {

    /**
     * Pages whoever the policy's step names at this moment, by every channel they have; the notices are stored in the
     * caller's transaction. Repeatable: the same incident, round and step page once.
     *
     * @param step from 0
     * @param round from 0; grows when a reopened incident pages again
     * @return whom it paged, and how long to wait before the next step
     */
    Paged page(Actor actor, PageRequest request, int round, int step);

    /** Who would be paged next and when, for the console; empty after the last step or an acknowledgement. */
    Optional<NextPage> next(String incident);

    /** Forgets what is next, and takes back what was not sent yet: somebody acknowledged or the incident is over. */
    void stop(Actor actor, String incident);

    /**
     * Tells those who were paged in a round that it is over, by the ways by which they were paged. Repeatable.
     *
     * @param round as in {@link #page}
     */
    void resolved(Actor actor, String incident, String title, int round);

    /**
     * Tells those who were paged in a round that the incident is part of another one now, by the ways by which they were
     * paged. Repeatable.
     *
     * @param into the other one, such as {@code INC-11}
     * @param round as in {@link #page}
     */
    void joined(Actor actor, String incident, String title, int round, String into);

    /** Pages the first step of a policy for nothing, to see that it arrives; returns the subject of its notices. */
    String test(Actor actor, UUID policy);

    /** The pages for an incident so far, oldest first. */
    List<SentPage> pagesOf(String incident);

    /**
     * @param incident such as {@code INC-12}
     * @param labels what policies are chosen by, such as {@code host}, {@code severity}, {@code team}
     */
    record PageRequest(String incident, String title, String priority, String text, Map<String, String> labels) {

        public PageRequest {
            labels = Map.copyOf(labels);
        }

        public PageRequest(String incident, String title, String priority, String text) {
            this(incident, title, priority, text, Map.of());
        }
    }

    /**
     * @param people display names; empty if the step had nobody, which is recorded and skipped at once
     * @param waiting until the next step; zero where the step reaches nobody and a later one would
     * @param hasNext whether there is a further step
     */
    record Paged(List<String> people, Duration waiting, boolean hasNext) {}

    record NextPage(String who, Instant at) {}

    /**
     * @param step from 0, of {@code steps}
     * @param policy the name of the policy that decided
     * @param channels such as {@code console, email}
     * @param reachedAt when the first channel accepted it
     */
    record SentPage(
            int round,
            int step,
            int steps,
            String policy,
            String person,
            Instant at,
            String channels,
            Optional<Instant> reachedAt) {}
}
