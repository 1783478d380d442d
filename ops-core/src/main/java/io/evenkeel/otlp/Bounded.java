package io.evenkeel.otlp;

/** The bounds that both forms have. */
final class Bounded {
    private Bounded() {}

    static void mustBeFew(int seen, Limits limits) {
        if (seen > limits.messages()) {
            throw OtlpRefused.tooLarge(
                    "The request holds more than %,d parts, attributes included; send less at once (the exporter's batch size)."
                            .formatted(limits.messages()));
        }
    }

    static void mustBeFlat(int depth, Limits limits) {
        if (depth >= limits.deepest()) {
            throw OtlpRefused.unreadable("The request is nested more than " + limits.deepest() + " deep.");
        }
    }
}
