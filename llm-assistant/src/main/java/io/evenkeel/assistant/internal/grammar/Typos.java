package io.evenkeel.assistant.internal.grammar;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sets right the words that questions turn on where one letter is wrong, missing, too many or in its neighbour's place: "depnds",
 * "threshhold". Names of the estate are not touched, nor words that are others. Pure.
 */
final class Typos {
    private static final int SHORTEST = 6;
    private static final List<String> WORDS =
            List.of(("acknowledged acked alerts alert alarm firing incident incidents ticket tickets change"
                            + " changed changes depends depend dependencies threshold limit memory temperature battery queue latency connections"
                            + " replication certificate humidity planned scheduled upcoming maintenance resolved solved closed happened before"
                            + " similar workaround runbook procedure owner owns responsible escalated paged notified severity priority affected"
                            + " impact services errors exceptions highest lowest average maximum minimum peak trend rising growing compared yesterday"
                            + " tomorrow tonight overdue deadline promised problem problems timeline comments status current currently when where"
                            + " which what who since known error errors logs started disk space storage traffic network bandwidth version capacity"
                            + " located location")
                    .split(" "));
    /** Words of their own that are one letter from those above. */
    private static final Set<String> OTHERS = Set.of(
            "charge",
            "charged",
            "charges",
            "chance",
            "chances",
            "closet",
            "close",
            "closer",
            "alter",
            "alters",
            "change",
            "stated",
            "starred",
            "wholes",
            "whose",
            "while",
            "these",
            "there",
            "then",
            "than",
            "limits",
            "depend",
            "alerted",
            "tracker",
            "other",
            "others",
            "spaces",
            "logos",
            "locks",
            "owned",
            "owners",
            "peaks",
            "peaked",
            "paced",
            "placed",
            "notifies",
            "solve",
            "solves",
            "resolve",
            "resolves",
            "terror",
            "mirrors",
            "rowing",
            "wired",
            "fixing",
            "filing",
            "filling",
            "hiring",
            "tiring",
            "whom",
            "whens",
            "wheel");

    private static final Pattern WORD = Pattern.compile("(?<![\\w-])[a-z]{5,}(?![\\w-])");
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();
    private static final int MOST_KEPT = 2_000;

    private Typos() {}

    /** @param text in small letters, without names */
    static String mended(String text) {
        return WORD.matcher(text).replaceAll(found -> Matcher.quoteReplacement(mend(found.group())));
    }

    private static String mend(String word) {
        if (WORDS.contains(word) || OTHERS.contains(word)) {
            return word;
        }
        if (KNOWN.size() > MOST_KEPT) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(word, Typos::nearest);
    }

    private static String nearest(String word) {
        Map<Integer, String> near = new TreeMap<>();
        for (String known : WORDS) {
            if (known.length() >= SHORTEST
                    && known.charAt(0) == word.charAt(0)
                    && Math.abs(known.length() - word.length()) <= 1
                    && !known.equals(word + "s")
                    && !word.equals(known + "s")
                    && !word.equals(known + "d")) {
                near.putIfAbsent(Mentions.distance(transposed(word, known), known), known);
            }
        }
        return near.getOrDefault(0, near.getOrDefault(1, word));
    }

    /** The word with two neighbours put right, where that makes it the known one. */
    private static String transposed(String word, String known) {
        for (int i = 0; i + 1 < word.length(); i++) {
            String swapped = word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2);
            if (swapped.equals(known)) {
                return swapped;
            }
        }
        return word;
    }
}
