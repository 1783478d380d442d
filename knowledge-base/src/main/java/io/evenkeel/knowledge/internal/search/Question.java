package io.evenkeel.knowledge.internal.search;

import io.evenkeel.knowledge.internal.search.Documents.Sort;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A text of a user as a query: each of its words, whole and in parts, what the field calls the same with less weight, and the
 * word that is still being typed by its beginning. Nothing in the text is a sign of a query language.
 */
final class Question {
    private static final int MOST_TERMS = 64;
    private static final int MOST_GROUPS = 24;
    private static final int WORDS_BY_BEGINNING = 30;
    private static final float PARTS = 0.6f;
    private static final float CODE = 1.5f;
    private static final float SAME_THING = 0.6f;
    private static final float BEGINNING = 0.7f;
    private static final Set<String> EMPTY_WORDS = emptyWords();

    private final Map<String, Token> asked;
    private final List<List<List<Token>>> sameThing = new ArrayList<>();
    private final String beginning;

    private Question(Map<String, Token> asked, String beginning) {
        this.asked = asked;
        this.beginning = beginning;
    }

    /** @param text at most 1,000 characters */
    static Question of(String text) {
        List<Token> tokens = Tokens.of(text);
        Map<String, Token> asked = distinct(tokens, EMPTY_WORDS);
        if (asked.isEmpty()) {
            asked = distinct(tokens, Set.of());
        }
        Question question = new Question(asked, beginning(text, tokens));
        FieldTerms.shipped().othersOf(text).stream()
                .limit(MOST_GROUPS)
                .map(others -> others.stream().map(Tokens::of).toList())
                .forEach(question.sameThing::add);
        return question;
    }

    boolean isEmpty() {
        return asked.isEmpty();
    }

    /** What it marks in an excerpt: terms of the text itself and, where nothing of it is there, of what is the same. */
    Set<String> terms() {
        return asked.keySet();
    }

    Set<String> related() {
        Set<String> related = new HashSet<>();
        sameThing.forEach(group -> group.forEach(term -> term.forEach(token -> related.add(id(token)))));
        return related;
    }

    String beginning() {
        return beginning;
    }

    /** One name for a term of both fields. */
    static String id(Token token) {
        return (token.whole() ? "w" : "p") + token.term();
    }

    Query in(Sort sort) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        asked.values().forEach(token -> query.add(term(sort, token), Occur.SHOULD));
        for (List<List<Token>> group : sameThing) {
            List<Query> terms = group.stream().map(term -> allOf(sort, term)).toList();
            query.add(new BoostQuery(new DisjunctionMaxQuery(terms, 0.1f), SAME_THING), Occur.SHOULD);
        }
        if (!beginning.isEmpty()) {
            Query begins = new PrefixQuery(
                    new Term(sort.words, beginning),
                    new MultiTermQuery.TopTermsBlendedFreqScoringRewrite(WORDS_BY_BEGINNING));
            query.add(new BoostQuery(begins, BEGINNING), Occur.SHOULD);
        }
        return query.build();
    }

    private static Query term(Sort sort, Token token) {
        Query query = new TermQuery(new Term(token.whole() ? sort.words : sort.parts, token.term()));
        return switch (token.kind()) {
            case WORD, HAN -> query;
            case CODE -> new BoostQuery(query, CODE);
            case PAIR, STEM -> new BoostQuery(query, PARTS);
        };
    }

    /** The words of one term of the field: most of them must be there, and together they weigh as one. */
    private static Query allOf(Sort sort, List<Token> term) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        distinct(term, Set.of()).values().forEach(token -> all.add(term(sort, token), Occur.SHOULD));
        int words = distinct(term, Set.of()).size();
        all.setMinimumNumberShouldMatch(words <= 2 ? words : (words * 2 + 2) / 3);
        return new BoostQuery(all.build(), 1f / Math.max(1, Math.min(2, words)));
    }

    private static Map<String, Token> distinct(List<Token> tokens, Set<String> without) {
        Map<String, Token> distinct = new LinkedHashMap<>();
        for (Token token : tokens) {
            if (distinct.size() < MOST_TERMS && !without.contains(token.term())) {
                distinct.putIfAbsent(id(token), token);
            }
        }
        return distinct;
    }

    /** The last word, if nothing stands behind it; a single letter begins too many words. */
    private static String beginning(String text, List<Token> tokens) {
        String longest = "";
        for (Token token : tokens) {
            if (token.to() == text.length() && token.whole() && token.term().length() > longest.length()) {
                longest = token.term();
            }
        }
        boolean han = !longest.isEmpty() && Tokens.isHan(longest.charAt(0));
        return han || longest.length() > 1 ? longest : "";
    }

    private static Set<String> emptyWords() {
        Set<String> words = new HashSet<>();
        for (String line : Lines.of("stopwords.txt")) {
            for (String word : List.of(line.split(" "))) {
                words.add(word);
                for (int i = 0; Tokens.isHan(word.charAt(0)) && i + 1 < word.length(); i++) {
                    words.add(word.substring(i, i + 2));
                }
                if (!Tokens.isHan(word.charAt(0))) {
                    words.add(Stems.of(word));
                }
            }
        }
        return Set.copyOf(words);
    }
}
