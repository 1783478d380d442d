package io.evenkeel.logs.internal.parse;

import io.evenkeel.logs.internal.query.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fields of one line while they are gathered: bounded in number, name and value. What is over the bounds is left out. */
public final class FoundFields {
    static final int MOST = 64;
    static final int LONGEST_NAME = 64;
    static final int LONGEST_VALUE = 1000;

    private final Map<String, String> found = new LinkedHashMap<>();

    /** The first of a name counts. Names are those that a query can name: {@code @} in front is dropped, and what every line has gets an underscore behind it. */
    public void put(String given, String value) {
        String name = given.startsWith("@") ? given.substring(1) : given;
        if (found.size() == MOST || name.isEmpty() || name.length() > LONGEST_NAME || !isName(name)) {
            return;
        }
        String own = Fields.OWN.contains(name) ? name + "_" : name;
        found.putIfAbsent(own, value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value);
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = Character.isLetter(c) || c == '_';
            if (!(letter || (i > 0 && (Character.isDigit(c) || c == '.' || c == '-' || c == '@')))) {
                return false;
            }
        }
        return true;
    }

    public Map<String, String> all() {
        return found;
    }
}
