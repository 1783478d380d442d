package io.evenkeel.knowledge.internal.search;

import java.util.List;

/**
 * A document's text by how much it says about what the document is: a word of the title counts as often as four of the text.
 * With the weighted counts and the weighted length in one field, BM25 is BM25F (Robertson, Zaragoza and Taylor 2004).
 */
record Zones(List<Zone> zones) {

    /** @param weight how often each of its terms counts, at least 1 */
    record Zone(String text, int weight) {}

    Zones {
        zones = List.copyOf(zones);
    }
}
