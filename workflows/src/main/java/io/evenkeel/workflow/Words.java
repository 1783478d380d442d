package io.evenkeel.workflow;

/** What people read, in the console's two languages. */
public record Words(String en, String zh) {

    /** The same in both: a proper name, or words of an administrator. */
    public static Words same(String text) {
        return new Words(text, text);
    }
}
