package io.evenkeel.oncall;

import io.evenkeel.audit.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /** Forgets what is next: somebody acknowledged or the incident is over. */
    void stop(Actor actor, String incident);

    /** The pages for an incident so far, oldest first. */
    List<SentPage> pagesOf(String incident);

    /** @param incident such as {@code INC-12} */
    record PageRequest(String incident, String title, String priority, String text) {}

    /**
     * @param people display names; empty if the step had nobody, which is recorded and skipped at once
     * @param waiting until the next step
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
