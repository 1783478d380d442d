package io.evenkeel.logs.internal.parse;

import io.evenkeel.logs.internal.query.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fields of one line while they are gathered: bounded in number, name and value. Those that are too many, or whose names are too
 * long, are left out, and {@value #LEFT_OUT} says how many.
 */
public final class FoundFields {
    static final int MOST = 64;
    static final int LONGEST_NAME = 64;
    static final int LONGEST_VALUE = 1000;
    public static final String LEFT_OUT = "fields_left_out";

    private final LinkedHashMap<String, String> found = new LinkedHashMap<>();
    private int leftOut;

    /** As {@link #put}, but a name that no query could name gets an underscore for each character that is in the way. */
    public void putAny(String given, String value) {
        put(isName(given) ? given : nameable(given), value);
    }

    private static String nameable(String given) {
        StringBuilder name = new StringBuilder(given);
        int from = given.startsWith("@") ? 1 : 0;
        for (int i = from; i < name.length(); i++) {
            if (!isPart(name.charAt(i))) {
                name.setCharAt(i, '_');
            }
        }
        boolean begins = name.length() == from || Character.isLetter(name.charAt(from)) || name.charAt(from) == '_';
        return begins ? name.toString() : "_" + name.substring(from);
    }

    /** The first of a name counts. Names are those that a query can name: {@code @} in front is dropped, and what every line has gets an underscore behind it. */
    public void put(String given, String value) {
        String name = given.startsWith("@") ? given.substring(1) : given;
        if (name.isEmpty() || !isName(name)) {
            return;
        }
        String own = Fields.OWN.contains(name) ? name + "_" : name;
        if (found.containsKey(own)) {
            return;
        }
        if (found.size() == MOST || name.length() > LONGEST_NAME) {
            leaveOut();
            return;
        }
        found.put(own, value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value);
    }

    /** What says so needs a place too. */
    private void leaveOut() {
        leftOut++;
        if (!found.containsKey(LEFT_OUT) && found.size() == MOST) {
            found.pollLastEntry();
            leftOut++;
        }
        found.put(LEFT_OUT, Integer.toString(leftOut));
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isPart(c) || (i == 0 && !Character.isLetter(c) && c != '_')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '@';
    }

    public Map<String, String> all() {
        return found;
    }
}
