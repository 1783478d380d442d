package io.evenkeel.identity.internal;

import io.evenkeel.identity.Person;
import java.util.Map;
import java.util.TreeMap;

/** What changed about a person, told for the audit trail as {@code before → after}. Pure. */
final class Differences {

    private Differences() {}

    static Map<String, String> between(Person before, Person after) {
        Map<String, String> told = new TreeMap<>();
        tell(told, "displayName", before.displayName(), after.displayName());
        tell(told, "email", before.email().orElse("none"), after.email().orElse("none"));
        tell(told, "role", before.role().name(), after.role().name());
        return told;
    }

    private static void tell(Map<String, String> told, String what, String before, String after) {
        if (!before.equals(after)) {
            told.put(what, before + " → " + after);
        }
    }
}
