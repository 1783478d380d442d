package io.evenkeel.knowledge.internal.search;

import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Knowledge.Passage;
import io.evenkeel.knowledge.internal.search.Documents.Kept;
import io.evenkeel.knowledge.internal.search.Documents.Sort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** One question, asked of one state of the index. Not thread-safe. */
final class Look {
    private static final int ARTICLES = 200;
    private static final int PASSAGES = 400;
    private static final int NEIGHBOURS = 100;
    private static final int FUSED = 50;

    private final IndexSearcher searcher;
    private final Question question;

    Look(IndexSearcher searcher, Question question) {
        this.searcher = searcher;
        this.question = question;
    }

    /** By words: what the whole article says and what its best passage says, together. */
    List<Ranked> byWords() throws IOException {
        Map<String, Ranked> found = new HashMap<>();
        for (ScoreDoc hit : hits(question.in(Sort.ARTICLE), ARTICLES)) {
            String key = key(hit.doc);
            found.put(key, new Ranked(key, -1, hit.score));
        }
        for (ScoreDoc hit : hits(question.in(Sort.PASSAGE), PASSAGES)) {
            found.computeIfPresent(
                    key(hit.doc),
                    (key, sofar) -> sofar.best() < 0 ? new Ranked(key, hit.doc, sofar.score() + hit.score) : sofar);
        }
        return sorted(found.values());
    }

    /** By meaning: each article by its nearest passage. */
    List<Ranked> byMeaning(float[] meaning) throws IOException {
        Map<String, Ranked> found = new HashMap<>();
        for (ScoreDoc hit : hits(new KnnFloatVectorQuery(Documents.MEANING, meaning, NEIGHBOURS), NEIGHBOURS)) {
            String key = key(hit.doc);
            found.putIfAbsent(key, new Ranked(key, hit.doc, hit.score));
        }
        return sorted(found.values());
    }

    List<Ranked> fused(float[] meaning) throws IOException {
        List<Ranked> words = byWords();
        return Ranked.fused(words.subList(0, Math.min(FUSED, words.size())), byMeaning(meaning));
    }

    List<Passage> passages(List<Ranked> ranked, int limit) throws IOException {
        List<Passage> passages = new ArrayList<>();
        for (Ranked one : ranked.subList(0, Math.min(limit, ranked.size()))) {
            int best = one.best() >= 0 ? one.best() : bestPassage(one.article());
            if (best >= 0) {
                passages.add(passage(one, searcher.storedFields().document(best)));
            }
        }
        return passages;
    }

    private Passage passage(Ranked one, Document document) {
        Kept kept = Kept.of(document);
        String text = kept.section().text();
        Excerpts.Excerpt excerpt = Excerpts.of(text, question);
        return new Passage(
                kept.article(),
                Article.Kind.valueOf(kept.kind()),
                kept.title(),
                kept.section().heading(),
                kept.section().anchor(),
                text,
                excerpt.text(),
                excerpt.marked(),
                one.score());
    }

    /** Of an article whose passages are not among the best of all; -1 where it has gone. */
    private int bestPassage(String article) throws IOException {
        Query any = new BoostQuery(new TermQuery(new Term(Documents.PASSAGE_OF, article)), 0);
        ScoreDoc[] hits = hits(
                new BooleanQuery.Builder()
                        .add(any, Occur.MUST)
                        .add(question.in(Sort.PASSAGE), Occur.SHOULD)
                        .build(),
                1);
        return hits.length == 0 ? -1 : hits[0].doc;
    }

    /** Empty where the document has none. */
    static float[] meaning(IndexSearcher searcher, int document) throws IOException {
        LeafReaderContext leaf = leaf(searcher, document);
        FloatVectorValues vectors = leaf.reader().getFloatVectorValues(Documents.MEANING);
        if (vectors == null) {
            return new float[0];
        }
        KnnVectorValues.DocIndexIterator at = vectors.iterator();
        int wanted = document - leaf.docBase;
        return at.advance(wanted) == wanted ? vectors.vectorValue(at.index()).clone() : new float[0];
    }

    private static LeafReaderContext leaf(IndexSearcher searcher, int document) {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        return leaves.get(ReaderUtil.subIndex(document, leaves));
    }

    private ScoreDoc[] hits(Query query, int most) throws IOException {
        return searcher.search(query, most).scoreDocs;
    }

    private String key(int document) throws IOException {
        LeafReaderContext leaf = leaf(searcher, document);
        SortedDocValues keys = Objects.requireNonNull(DocValues.getSorted(leaf.reader(), Documents.KEY));
        keys.advanceExact(document - leaf.docBase);
        return keys.lookupOrd(keys.ordValue()).utf8ToString();
    }

    private static List<Ranked> sorted(Collection<Ranked> ranked) {
        return ranked.stream().sorted(Ranked.BEST_FIRST).toList();
    }
}
