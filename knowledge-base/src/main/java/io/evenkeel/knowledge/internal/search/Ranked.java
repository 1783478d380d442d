package io.evenkeel.knowledge.internal.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Articles in the order of one search, with the best passage of each. Two orders are fused by reciprocal rank (Cormack, Clarke
 * and Büttcher 2009): their scores are not comparable, their ranks are.
 *
 * @param best document of the article's best passage; -1 where only the article as a whole was found
 */
record Ranked(String article, int best, double score) {
    /**
     * The paper's 60 is for lists of a thousand. Of lists of fifty it counts rank 1 little more than rank 20, so that in a large
     * house what is in the middle of both lists would go before what its words name (decision 0057).
     */
    private static final int K = 20;

    /** What is named by its words must win: a code, a host, a title. */
    private static final double WORDS = 2;

    /** By falling score; equal scores by key, so that an answer is the same each time. */
    static final Comparator<Ranked> BEST_FIRST =
            Comparator.comparingDouble(Ranked::score).reversed().thenComparing(Ranked::article);

    /** Words count double; where both have an article, the passage of the words is shown. */
    static List<Ranked> fused(List<Ranked> words, List<Ranked> meaning) {
        Map<String, Double> scores = new HashMap<>();
        Map<String, Integer> passages = new LinkedHashMap<>();
        add(words, WORDS, scores, passages);
        add(meaning, 1, scores, passages);
        return passages.entrySet().stream()
                .map(each -> new Ranked(each.getKey(), each.getValue(), scores.getOrDefault(each.getKey(), 0.0)))
                .sorted(BEST_FIRST)
                .toList();
    }

    private static void add(
            List<Ranked> order, double weight, Map<String, Double> scores, Map<String, Integer> passages) {
        for (int rank = 0; rank < order.size(); rank++) {
            Ranked one = order.get(rank);
            scores.merge(one.article(), weight / (K + rank + 1), Double::sum);
            passages.merge(one.article(), one.best(), (before, now) -> before < 0 ? now : before);
        }
    }
}
