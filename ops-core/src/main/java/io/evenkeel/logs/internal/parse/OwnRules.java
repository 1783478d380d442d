package io.evenkeel.logs.internal.parse;

/** What people described of lines: the parsers and masks that hold now. Thread-safe. */
public record OwnRules(OwnParsers parsers, Masks masks) {
    public static final OwnRules NONE = new OwnRules(OwnParsers.NONE, Masks.BUILT_IN);
}
