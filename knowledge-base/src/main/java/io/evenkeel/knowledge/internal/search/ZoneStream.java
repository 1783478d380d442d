package io.evenkeel.knowledge.internal.search;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** The terms of a document for one field, each once with its weighted count. Read once; not thread-safe. */
final class ZoneStream extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute count = addAttribute(TermFrequencyAttribute.class);
    private final Iterator<Map.Entry<String, Integer>> counted;

    private ZoneStream(Map<String, Integer> counts) {
        counted = counts.entrySet().iterator();
    }

    /** Both fields of a document. */
    record Pair(TokenStream whole, TokenStream parts) {}

    static Pair of(Zones zones) {
        Map<String, Integer> whole = new HashMap<>();
        Map<String, Integer> parts = new HashMap<>();
        for (Zones.Zone zone : zones.zones()) {
            for (Token token : Tokens.of(zone.text())) {
                (token.whole() ? whole : parts).merge(token.term(), zone.weight(), Integer::sum);
            }
        }
        return new Pair(new ZoneStream(whole), new ZoneStream(parts));
    }

    @Override
    public boolean incrementToken() {
        if (!counted.hasNext()) {
            return false;
        }
        clearAttributes();
        Map.Entry<String, Integer> next = counted.next();
        term.append(next.getKey());
        count.setTermFrequency(next.getValue());
        return true;
    }
}
