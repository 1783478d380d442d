package io.evenkeel.workflow.internal.own;

import io.evenkeel.workflow.Bundles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with a bundle; a bundle with many faults is not read to the end of its list. */
final class Findings {
    private static final int MOST = 100;

    private final List<Bundles.Finding> all = new ArrayList<>();

    void add(String file, String what) {
        add(file, 0, what);
    }

    void add(String file, int line, String what) {
        if (all.size() < MOST) {
            all.add(new Bundles.Finding(file, line > 0 ? Optional.of(line) : Optional.empty(), what));
        }
    }

    boolean none() {
        return all.isEmpty();
    }

    List<Bundles.Finding> all() {
        return List.copyOf(all);
    }
}
