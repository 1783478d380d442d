package io.evenkeel.inventory.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened to an item. Pure.
 *
 * @param code stable, for the console to word
 * @param facts what the words name; of what differs, {@code x.before} and {@code x.after}, each where there is a value
 * @param words the same in English
 */
record Happening(String code, Map<String, String> facts, String words) {

    static final Happening WRITTEN_DOWN = new Happening("written-down", Map.of(), "written down");
    static final Happening RETIRED = new Happening("retired", Map.of(), "retired");
    static final Happening APPEARED = new Happening("appeared", Map.of(), "appeared by itself");

    static Happening runsOn(String host) {
        return new Happening("runs-on", Map.of("host", host), "runs on " + host + ", by its address");
    }

    /** @param needed of all, where not all are */
    static Happening linked(String items, Optional<Integer> needed) {
        return new Happening("linked", facts(items, needed), dependsOn(items, needed));
    }

    static Happening unlinked(String items, Optional<Integer> needed) {
        return new Happening("unlinked", facts(items, needed), "no longer: " + dependsOn(items, needed));
    }

    private static Map<String, String> facts(String items, Optional<Integer> needed) {
        var facts = new LinkedHashMap<>(Map.of("items", items));
        needed.ifPresent(count -> facts.put("needs", Integer.toString(count)));
        return facts;
    }

    private static String dependsOn(String items, Optional<Integer> needed) {
        return "depends on " + needed.map(count -> count + " of ").orElse("") + items;
    }

    /** Collects what differs between two states of an item. */
    static final class Differences {
        private final Map<String, String> facts = new LinkedHashMap<>();
        private final List<String> words = new ArrayList<>();

        boolean isEmpty() {
            return words.isEmpty();
        }

        Differences broughtBack() {
            facts.put("back", "yes");
            words.add("brought back");
            return this;
        }

        /** Only that it differs: a note is too long for a line. */
        Differences note() {
            facts.put("note", "changed");
            words.add("note changed");
            return this;
        }

        Differences of(String trait, Optional<String> before, Optional<String> after) {
            before.ifPresent(value -> facts.put(trait + ".before", value));
            after.ifPresent(value -> facts.put(trait + ".after", value));
            words.add(trait + ": " + before.orElse("none") + " → " + after.orElse("none"));
            return this;
        }

        Happening happening() {
            return new Happening("changed", facts, isEmpty() ? "saved unchanged" : String.join("; ", words));
        }
    }
}
