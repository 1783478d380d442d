package io.evenkeel.problem;

import java.util.Optional;

/** Port: the changes through which problems end. Answered in {@code change}. */
public interface Remedies {

    /** What became of a change; empty if there is none of this key. */
    Optional<Remedy> find(String change);

    /**
     * @param state as people read it: {@code scheduled}
     * @param carriedOut whether it was done and reviewed, and has not failed
     * @param givenUp whether nothing will come of it: refused, withdrawn, missed, backed out
     */
    record Remedy(String key, String title, String state, boolean carriedOut, boolean givenUp) {}
}
