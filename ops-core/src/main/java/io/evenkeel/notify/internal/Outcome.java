package io.evenkeel.notify.internal;

/** What came of one attempt to hand a notice to its channel. */
sealed interface Outcome {

    /** What the channel said, for people; one line. */
    String detail();

    /** The channel has it. */
    record Accepted(String detail) implements Outcome {}

    /** Not now; it may be accepted later. */
    record NotNow(String detail) implements Outcome {}

    /** There was nothing left to hand over. */
    record Nothing() implements Outcome {
        @Override
        public String detail() {
            return "No longer needed.";
        }
    }

    /** Never; trying again would get the same answer. */
    record Refused(String detail) implements Outcome {}
}
