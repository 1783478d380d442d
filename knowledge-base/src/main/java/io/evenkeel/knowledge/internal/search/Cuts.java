package io.evenkeel.knowledge.internal.search;

/** Where a text may be cut: behind a line or a sentence, else between two characters. */
final class Cuts {

    private Cuts() {}

    /** The last good place in the second half of what lies between; never inside a surrogate pair. */
    static int before(CharSequence text, int from, int most) {
        for (int at = most; at > from + (most - from) / 2; at--) {
            char last = text.charAt(at - 1);
            if (last == '\n'
                    || "。！？；".indexOf(last) >= 0
                    || (last == ' ' && ".!?;".indexOf(text.charAt(at - 2)) >= 0)) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most;
    }
}
