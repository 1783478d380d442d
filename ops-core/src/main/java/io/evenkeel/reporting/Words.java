package io.evenkeel.reporting;

/** What people read, in the console's two languages. */
public record Words(String en, String zh) {

    /** The same in both: a name, or what people wrote. */
    public static Words same(String text) {
        return new Words(text, text);
    }
}
