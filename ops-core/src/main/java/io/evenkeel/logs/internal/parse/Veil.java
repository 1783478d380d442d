package io.evenkeel.logs.internal.parse;

import java.util.List;

/** Parts of a text that must not be seen: {@link Secrets#MASK} stands in the place of each. Pure. */
final class Veil {
    private Veil() {}

    /** A part of a text, from a place to another, not included. */
    record Part(int from, int to) {}

    /** @param hidden in order, none over another */
    static String over(String text, int from, int to, List<Part> hidden) {
        StringBuilder seen = new StringBuilder();
        int at = from;
        for (Part part : hidden) {
            if (part.to() <= from || part.from() >= to) {
                continue;
            }
            seen.append(text, at, Math.max(at, part.from())).append(Secrets.MASK);
            at = Math.min(to, part.to());
        }
        return seen.append(text, at, to).toString();
    }
}
