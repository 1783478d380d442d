package io.evenkeel.cooling;

/** What a setting comes to in an hour. */
public sealed interface Outcome {

    /** It can be run. */
    record Runs(PlantState state) implements Outcome {}

    /** It cannot be run; the first limit it breaks, in the order in which the plant is computed. */
    record Breaks(Limit limit) implements Outcome {}
}
