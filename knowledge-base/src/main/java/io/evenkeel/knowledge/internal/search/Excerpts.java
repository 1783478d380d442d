package io.evenkeel.knowledge.internal.search;

import io.evenkeel.knowledge.Knowledge.Stretch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of a passage that has most of a question's words, with these marked. Thread-safe. */
final class Excerpts {
    /** Longest excerpt, in characters. */
    static final int LONGEST = 300;

    private static final String ENDS = "\n。！？；";

    private Excerpts() {}

    record Excerpt(String text, List<Stretch> marked) {}

    static Excerpt of(String passage, Question question) {
        List<Token> hits = hits(passage, question);
        int from = begin(passage, window(hits));
        int to = Math.min(passage.length(), from + LONGEST);
        if (to < passage.length() && Character.isLowSurrogate(passage.charAt(to))) {
            to--;
        }
        return new Excerpt(passage.substring(from, to), marked(hits, from, to));
    }

    private static List<Token> hits(String passage, Question question) {
        List<Token> tokens = Tokens.of(passage);
        List<Token> hits = those(tokens, question.terms(), question.beginning());
        return hits.isEmpty() ? those(tokens, question.related(), "") : hits;
    }

    /** Of a word that only begins as asked, no more is marked than its beginning. */
    private static List<Token> those(List<Token> tokens, Set<String> wanted, String beginning) {
        List<Token> those = new ArrayList<>();
        for (Token token : tokens) {
            if (wanted.contains(Question.id(token))) {
                those.add(token);
            } else if (!beginning.isEmpty() && token.whole() && token.term().startsWith(beginning)) {
                those.add(new Token(beginning, token.from(), token.from() + beginning.length(), token.kind()));
            }
        }
        those.sort(Comparator.comparingInt(Token::from));
        return those;
    }

    /** Where the stretch of {@value #LONGEST} characters with the most different words begins; one pass over the hits. */
    private static int window(List<Token> hits) {
        Map<String, Integer> inside = new HashMap<>();
        int best = 0;
        int most = 0;
        int first = 0;
        for (Token last : hits) {
            inside.merge(last.term(), 1, Integer::sum);
            while (last.to() - hits.get(first).from() > LONGEST) {
                inside.computeIfPresent(hits.get(first).term(), (_, count) -> count == 1 ? null : count - 1);
                first++;
            }
            if (inside.size() > most) {
                most = inside.size();
                best = hits.get(first).from();
            }
        }
        return best;
    }

    /** A little before the first hit, where a line, a sentence or a word begins. */
    private static int begin(String passage, int hit) {
        int least = Math.max(0, hit - LONGEST / 4);
        int word = hit;
        for (int at = hit; at > least; at--) {
            char before = passage.charAt(at - 1);
            if (ENDS.indexOf(before) >= 0 || (before == ' ' && at > 1 && ".!?".indexOf(passage.charAt(at - 2)) >= 0)) {
                return at;
            }
            word = before == ' ' ? at : word;
        }
        return least == 0 ? 0 : word;
    }

    private static List<Stretch> marked(List<Token> hits, int from, int to) {
        List<Stretch> marked = new ArrayList<>();
        for (Token hit : hits) {
            if (hit.from() < from || hit.to() > to) {
                continue;
            }
            Stretch last = marked.isEmpty() ? new Stretch(0, -1) : marked.getLast();
            if (hit.from() - from <= last.to()) {
                marked.set(
                        marked.size() - 1,
                        new Stretch(Math.min(last.from(), hit.from() - from), Math.max(last.to(), hit.to() - from)));
            } else {
                marked.add(new Stretch(hit.from() - from, hit.to() - from));
            }
        }
        return marked;
    }
}
