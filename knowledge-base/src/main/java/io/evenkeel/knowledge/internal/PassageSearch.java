package io.evenkeel.knowledge.internal;

import io.evenkeel.knowledge.Knowledge.Passage;
import java.util.List;

/** Port: finds passages of what is on the {@link Shelf} by words. Answered by the search below. Thread-safe. */
public interface PassageSearch {

    /**
     * The nearest passages, best first, at most one an article. The caller's right was asked before.
     *
     * @param text at most 1,000 characters; an empty one finds nothing
     * @param limit 1 to 50
     */
    Found find(String text, int limit);

    /** @param how {@code words} or {@code words and meaning} */
    record Found(List<Passage> passages, String how) {

        public Found {
            passages = List.copyOf(passages);
        }
    }
}
