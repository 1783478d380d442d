package io.evenkeel.console.cli;

import io.evenkeel.console.cli.ServerCalls.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Leads a newcomer through steps, which they do in the console or have done for them, one behind the other. */
final class LedSteps {
    private static final Duration PERSON_MAY_TAKE = Duration.ofMinutes(30);
    private static final Duration SERVER_MAY_TAKE = Duration.ofSeconds(30);

    /** Whoever is led. */
    interface Newcomer {
        void tell(String sentence) throws IOException;

        /** Whether anybody is there to be told what to do. */
        boolean isThere();

        /**
         * Waits for a moment, unless they want the step that waits for them to be done for them.
         *
         * @return whether they do
         */
        boolean wantsItDone(Duration moment) throws IOException, InterruptedException;

        /** It could not be done for them, since they had begun it another way; whoever is there goes on by hand. */
        void refused(Refused why) throws IOException, Refused;
    }

    /** What the server shows of a step. */
    enum Seen {
        NOT_YET,
        DONE,
        /** Something else was done, after which the rest has no place. */
        OTHERWISE
    }

    /** Looks at the server. */
    interface Look {
        Seen look() throws IOException, InterruptedException, Refused;
    }

    /** Does a step for the newcomer. */
    interface Act {
        void act() throws IOException, InterruptedException, Refused;
    }

    /** @param toBe what becomes of what, as in "TIC-1 is to be resolved" */
    record Step(int number, String what, String toBe, Look look, Act act) {}

    private final Newcomer newcomer;
    private final int steps;

    /** @param steps how many there are */
    LedSteps(Newcomer newcomer, int steps) {
        this.newcomer = newcomer;
        this.steps = steps;
    }

    /**
     * Waits until it was done.
     *
     * @return false if something else was done with it, so that its next steps are left out
     */
    boolean step(Step step) throws IOException, InterruptedException, Refused {
        String place = "%d of %d. ".formatted(step.number(), steps);
        if (newcomer.isThere()) {
            newcomer.tell(place + step.what());
            newcomer.tell("   Waiting for you in the console: " + step.toBe() + ".");
        } else {
            newcomer.tell(place + step.toBe() + ".");
        }
        long end = System.nanoTime() + PERSON_MAY_TAKE.toNanos();
        while (true) {
            Seen seen = step.look().look();
            if (seen != Seen.NOT_YET) {
                return goesOn(seen);
            }
            if (newcomer.wantsItDone(Looking.BETWEEN_LOOKS)) {
                Optional<Seen> then = doneFor(step);
                if (then.isPresent()) {
                    return goesOn(then.get());
                }
            }
            if (System.nanoTime() - end > 0) {
                throw new Refused(step.toBe() + ", and was not within " + PERSON_MAY_TAKE.toMinutes() + " minutes.");
            }
        }
    }

    private boolean goesOn(Seen seen) throws IOException {
        if (seen == Seen.OTHERWISE) {
            newcomer.tell("   It went another way; what would follow is left out.");
        }
        return seen == Seen.DONE;
    }

    /** @return empty if the server refused, since they had begun it another way */
    private Optional<Seen> doneFor(Step step) throws IOException, InterruptedException, Refused {
        try {
            step.act().act();
        } catch (Refused refused) {
            if (step.look().look() == Seen.NOT_YET) {
                newcomer.refused(refused);
                return Optional.empty();
            }
        }
        var seen = new AtomicReference<>(Seen.NOT_YET);
        Looking.await(
                () -> {
                    seen.set(step.look().look());
                    return seen.get() != Seen.NOT_YET;
                },
                SERVER_MAY_TAKE,
                step.toBe() + ", was done, and is not seen after " + SERVER_MAY_TAKE.toSeconds() + " s.");
        return Optional.of(seen.get());
    }
}
