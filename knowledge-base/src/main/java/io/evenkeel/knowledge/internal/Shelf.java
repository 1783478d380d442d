package io.evenkeel.knowledge.internal;

import java.util.List;

/**
 * What readers see, for whoever makes an index of it. The database is the truth: an index that was lost, or that another
 * server's changes passed by, begins again from mark 0 or from its last mark. Thread-safe.
 */
public interface Shelf {

    /**
     * The articles whose published text changed or went since a mark, each once, as it is now, by growing mark. Marks grow in
     * the order of commits: what is committed later has a greater mark than everything that was seen before, so that asking
     * again with the last mark of an answer misses nothing, on any server.
     *
     * @param mark the greatest one seen; 0 for everything
     * @param limit 1 to 1,000; an answer with fewer is the end
     */
    List<PublishedText> changedSince(long mark, int limit);

    /** The greatest mark that there is; 0 where nothing was ever published. */
    long newestMark();
}
