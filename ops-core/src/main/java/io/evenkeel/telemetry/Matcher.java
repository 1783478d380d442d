package io.evenkeel.telemetry;

import io.evenkeel.telemetry.internal.LabelTest;
import java.util.function.Predicate;

/** A condition on a label, as in PromQL; regular expressions are RE2-like, anchored, linear-time. */
public record Matcher(String label, Kind kind, String value) {

    /** The four operators. */
    public enum Kind {
        EQUAL,
        NOT_EQUAL,
        REGEX,
        NOT_REGEX
    }

    /**
     * Asks a label's value, the empty text where it has none. Made once, asked often.
     *
     * @throws IllegalArgumentException with a sentence, if the regular expression is not one of RE2
     */
    public Predicate<String> test() {
        return LabelTest.of(this)::matches;
    }
}
