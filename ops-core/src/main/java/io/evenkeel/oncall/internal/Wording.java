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

    /** Of what is good news. */
    static final int LOWEST = 5;

    private static final int LOWEST_PRIORITY = 4;

    /** 1 for P1, and so on; what is no priority counts as the lowest. */
    static int rank(PageRequest request) {
        String priority = request.priority();
        return priority.matches("P[1-4]") ? priority.charAt(1) - '0' : LOWEST_PRIORITY;
    }

    static String resolvedSubject(String incident, String title) {
        return "[resolved] %s %s".formatted(incident, title);
    }

    static String resolvedText(String incident, String title) {
        return """
                %s

                You were paged for it; it is over. You need not do anything.
                你曾因此被呼叫；现已解决，无需处理。
                """.formatted(resolvedSubject(incident, title)).strip();
    }

    static String joinedSubject(String incident, String title, String into) {
        return "[part of %s] %s %s".formatted(into, incident, title);
    }

    static String joinedText(String incident, String title, String into) {
        return """
                %1$s

                You were paged for it; it turned out to be part of %2$s, which has its alerts now. Go on there.
                你曾因此被呼叫；现已并入 %2$s，在那里继续处理。
                """.formatted(joinedSubject(incident, title, into), into).strip();
    }

    static String testText(String sender, String person, String policy) {
        return """
                This is a test page. %s sent it to see whether the first step of the policy “%s” reaches %s. There is no
                incident; you need not do anything.
                这是测试呼叫，没有故障，无需处理。
                """.formatted(sender, policy, person).strip();
    }

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
