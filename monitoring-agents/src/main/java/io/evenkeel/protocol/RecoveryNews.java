package io.evenkeel.protocol;

import java.time.Duration;
import java.util.Optional;

/** What is heard of a job while it runs, in order; {@link Ended} is the last. */
public sealed interface RecoveryNews {

    /**
     * @param part from 0 to 1
     * @param bytesDone of the source; 0 where the tool does not tell
     */
    record Progress(double part, long bytesDone) implements RecoveryNews {}

    /** A line that the tool wrote for people: 500 characters and 200 lines of a job at most, without its secret. */
    record Said(String line) implements RecoveryNews {}

    /** Of a drill; a step that is left out is never begun. */
    record StepBegan(DrillStep step) implements RecoveryNews {}

    /**
     * Of a drill, by the host's own clock.
     *
     * @param well false where the drill failed in it; why, {@link Ended} tells
     * @param seen a few words for people, which may be empty
     */
    record StepEnded(DrillStep step, boolean well, Duration took, String seen) implements RecoveryNews {}

    /**
     * One check of a drill. Those that come before the business's own are named after the tool ({@code restic check},
     * {@code pgbackrest verify}) and {@value #MANIFEST}; one that is left out is not told.
     *
     * @param seen a few words for people
     * @param code of the first finding, as in {@link DrillFinding}; empty where all is right
     */
    record Checked(String check, boolean right, Duration took, String seen, Optional<String> code)
            implements RecoveryNews {}

    /** The check that compares with what was written down when the copy was made. */
    String MANIFEST = "manifest";

    record Ended(RecoveryResult result) implements RecoveryNews {}
}
