package io.evenkeel.telemetry.internal.promql;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The labels of a row: immutable, compared in the order that Prometheus sorts series in. */
final class Labels implements Comparable<Labels> {

    /** The label that holds the metric's name. */
    static final String NAME = "__name__";

    static final Labels NONE = new Labels(new String[0]);

    /** Name, value, name, value …, sorted by name. */
    private final String[] pairs;

    private final int hash;

    private Labels(String[] pairs) {
        this.pairs = pairs;
        this.hash = Arrays.hashCode(pairs);
    }

    static Labels of(Map<String, String> labels) {
        var sorted = labels instanceof TreeMap<String, String> tree ? tree : new TreeMap<>(labels);
        var pairs = new String[2 * sorted.size()];
        int i = 0;
        for (var label : sorted.entrySet()) {
            if (!label.getValue().isEmpty()) {
                pairs[i++] = label.getKey();
                pairs[i++] = label.getValue();
            }
        }
        return new Labels(i == pairs.length ? pairs : Arrays.copyOf(pairs, i));
    }

    /** Empty if there is none of that name. */
    String get(String name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(name)) {
                return pairs[i + 1];
            }
        }
        return "";
    }

    Labels withoutName() {
        return keep(name -> !name.equals(NAME));
    }

    Labels only(Collection<String> names) {
        return keep(names::contains);
    }

    Labels without(Collection<String> names) {
        return keep(name -> !names.contains(name));
    }

    private Labels keep(Predicate<String> test) {
        var kept = new String[pairs.length];
        int n = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            if (test.test(pairs[i])) {
                kept[n++] = pairs[i];
                kept[n++] = pairs[i + 1];
            }
        }
        return n == pairs.length ? this : new Labels(Arrays.copyOf(kept, n));
    }

    /** An empty value takes the label away. */
    Labels with(String name, String value) {
        var map = new TreeMap<>(toMap());
        map.put(name, value);
        return of(map);
    }

    /** Sorted by name, unmodifiable. */
    Map<String, String> toMap() {
        var map = new TreeMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    public int compareTo(Labels other) {
        int shorter = Math.min(pairs.length, other.pairs.length);
        for (int i = 0; i < shorter; i++) {
            int order = pairs[i].compareTo(other.pairs[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(pairs.length, other.pairs.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Labels that && hash == that.hash && Arrays.equals(pairs, that.pairs);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** As Prometheus writes it in messages: {@code {__name__="up", host="a"}}. */
    @Override
    public String toString() {
        var out = new StringBuilder("{");
        for (int i = 0; i < pairs.length; i += 2) {
            out.append(i == 0 ? "" : ", ").append(pairs[i]).append('=').append(Words.text(pairs[i + 1]));
        }
        return out.append('}').toString();
    }
}
