package io.evenkeel.cooling;

import io.evenkeel.cooling.internal.SetPointReasons;
import java.util.List;

/**
 * One set-point of a proposal, and why it is so.
 *
 * @param now as it is run
 * @param wouldBe as proposed; equals {@code now} to an operator where the reason is {@link Why.Same}
 */
public record SetPointAdvice(SetPoint what, double now, double wouldBe, Why why) {

    /** What this one set-point is good for, all others as proposed. */
    public sealed interface Why {

        /** It stays. */
        record Same() implements Why {}

        /**
         * Left as it is now, the facility would draw so much more.
         *
         * @param part that would draw more than all others: a name of {@link Advice.Change#gains}
         */
        record Saves(double kw, String part) implements Why {}

        /** Left as it is now, the proposal would run into a limit. */
        record Needed(Limit limit) implements Why {}
    }

    /** All set-points, in the order of {@link SetPoint}. Both states must be the same work in the same air. */
    public static List<SetPointAdvice> of(Plant plant, PlantState now, PlantState proposed) {
        return SetPointReasons.of(plant, now, proposed);
    }
}
