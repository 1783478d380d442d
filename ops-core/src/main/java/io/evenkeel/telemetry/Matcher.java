package io.evenkeel.telemetry;

/** A condition on a label, as in PromQL; regular expressions are RE2-like, anchored, linear-time. */
public record Matcher(String label, Kind kind, String value) {

    /** The four operators. */
    public enum Kind {
        EQUAL,
        NOT_EQUAL,
        REGEX,
        NOT_REGEX
    }
}
