package io.evenkeel.oncall.internal;

import io.evenkeel.oncall.Pages.PageRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * What a page says: the trouble, why this person, what to do and what happens otherwise.
 *
 * @param next who is paged after the waiting, if anybody
 */
record Wording(Duration waiting, Optional<String> next) {

    String subject(PageRequest request) {
        return "[%s] %s %s".formatted(request.priority(), request.incident(), request.title());
    }

    /** @param step from 0, of {@code steps} */
    String text(PageRequest request, int step, int steps) {
        String after = next.map(name -> "Acknowledge it within " + spoken(waiting) + ", else " + name + " is paged.")
                .orElse("Acknowledge it: nobody else is paged after you.");
        return """
                %s

                %s

                You are paged as step %d of %d. %s
                """.formatted(subject(request), request.text(), step + 1, steps, after)
                .strip();
    }

    private static String spoken(Duration duration) {
        if (duration.toSeconds() < 120) {
            return duration.toSeconds() + " seconds";
        }
        return duration.toMinutes() + " minutes";
    }
}
