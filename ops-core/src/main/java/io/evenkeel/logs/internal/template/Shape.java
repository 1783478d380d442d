package io.evenkeel.logs.internal.template;

import java.util.ArrayList;
import java.util.List;

/** The clusters of one shape, and how often anything about them changed. */
final class Shape {
    private final List<String> words;
    private final List<Cluster> clusters = new ArrayList<>();
    private int version;
    private int sinceMerge;

    Shape(List<String> words) {
        this.words = words;
    }

    List<String> words() {
        return words;
    }

    List<Cluster> clusters() {
        return clusters;
    }

    void add(Cluster cluster) {
        clusters.add(cluster);
        sinceMerge++;
        changed();
    }

    /** Since they were last looked at to be put together. */
    int sinceMerge() {
        return sinceMerge;
    }

    void looked() {
        sinceMerge = 0;
    }

    void remove(Cluster cluster) {
        clusters.remove(cluster);
        changed();
    }

    void changed() {
        version++;
    }

    int version() {
        return version;
    }
}
