package io.evenkeel.audit.internal;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Bounds what one act may store, so that no caller can fill the trail. Pure. */
final class Facts {

    static final int MOST_ENTRIES = 20;
    static final int LONGEST_VALUE = 1_000;

    private Facts() {}

    /** The first entries by name, each key and value bounded. */
    static SortedMap<String, String> bounded(Map<String, String> facts) {
        SortedMap<String, String> bounded = new TreeMap<>();
        for (Map.Entry<String, String> fact : new TreeMap<>(facts).entrySet()) {
            if (bounded.size() == MOST_ENTRIES) {
                break;
            }
            bounded.put(text(fact.getKey()), text(fact.getValue()));
        }
        return bounded;
    }

    /**
     * At most {@value #LONGEST_VALUE} characters that PostgreSQL can store: it knows neither NUL nor half a surrogate
     * pair, which a cut could leave.
     */
    static String text(String value) {
        String cut = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE - 1) + "…";
        StringBuilder text = new StringBuilder(cut.length());
        cut.codePoints().forEach(point -> text.appendCodePoint(storable(point) ? point : 0xFFFD));
        return text.toString();
    }

    private static boolean storable(int codePoint) {
        return codePoint != 0 && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }
}
