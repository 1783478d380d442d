package io.evenkeel.desk.internal;

/** Checks what people write. Pure. */
final class Texts {

    private Texts() {}

    static void check(String text, int atLeast, int atMost, String field) {
        int length = text.strip().length();
        if (length < atLeast || text.length() > atMost) {
            throw TicketRefusals.invalid(
                    "text-length",
                    "Write " + atLeast + " to " + atMost + " characters for " + field + "; these are " + length + ".",
                    field);
        }
    }

    /** The database keeps no character zero. */
    static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
