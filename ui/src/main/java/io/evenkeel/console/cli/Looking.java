package io.evenkeel.console.cli;

import io.evenkeel.console.cli.ServerCalls.Refused;
import java.io.IOException;
import java.time.Duration;

/** Looks again and again until something is so, or the time for it is up. */
final class Looking {
    static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private Looking() {}

    /** What is looked for. */
    interface Question {
        boolean isTrue() throws IOException, InterruptedException, Refused;
    }

    /** @throws Refused with the sentence, where it is not so within the time */
    static void await(Question question, Duration atMost, String otherwise)
            throws IOException, InterruptedException, Refused {
        if (!within(atMost, question)) {
            throw new Refused(otherwise);
        }
    }

    static boolean within(Duration atMost, Question question) throws IOException, InterruptedException, Refused {
        long end = System.nanoTime() + atMost.toNanos();
        while (!question.isTrue()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return true;
    }
}
