package io.evenkeel.assistant.internal.facts;

import io.evenkeel.assistant.internal.grammar.Asked;
import io.evenkeel.assistant.internal.grammar.Intent;
import io.evenkeel.assistant.internal.tools.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps a look to the time that the question speaks of: what stands now is no answer about July. Pure. */
final class Timely {
    private static final Set<String> BY_TIME = Set.of("incident", "causes", "alert", "logs", "changes", "measurements");
    /** What names one thing is about that thing, and tells its own times. */
    private static final List<String> ONE = List.of("key", "incident", "article", "fingerprint", "at", "from");

    private Timely() {}

    /** @return the look within the time; empty where it cannot be kept to it */
    static Optional<Step> of(Asked asked, Step step) {
        if (asked.span().isEmpty()
                || ONE.stream().anyMatch(step.arguments()::containsKey)
                || (step.tool().equals("measurements") && asked.wants(Intent.COMPARE))
                || !(asked.speaksOfAnotherTime() || step.tool().equals("incident"))) {
            return Optional.of(step);
        }
        if (BY_TIME.contains(step.tool())) {
            return Optional.of(timed(asked, step));
        }
        boolean now = step.tool().equals("on_call") && step.topics().contains(Topic.NOW);
        return now || asked.speaksOfThePast() ? Optional.empty() : Optional.of(step);
    }

    private static Step timed(Asked asked, Step step) {
        var arguments = new HashMap<>(step.arguments());
        asked.span().ifPresent(span -> Planner.put(arguments, span));
        if (step.tool().equals("incident") && asked.speaksOfThePast()) {
            arguments.put("which", "all");
        }
        return step.with(arguments);
    }
}
