package io.evenkeel.protocol;

/** What is heard of a job while it runs, in order; {@link Ended} is the last. */
public sealed interface RecoveryNews {

    /**
     * @param part from 0 to 1
     * @param bytesDone of the source; 0 where the tool does not tell
     */
    record Progress(double part, long bytesDone) implements RecoveryNews {}

    /** A line that the tool wrote for people: 500 characters and 200 lines of a job at most, without its secret. */
    record Said(String line) implements RecoveryNews {}

    record Ended(RecoveryResult result) implements RecoveryNews {}
}
