package io.evenkeel.knowledge.internal.search;

import io.evenkeel.knowledge.internal.PublishedText;
import io.evenkeel.knowledge.internal.search.Zones.Zone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/** An article as documents of the index: one for the whole, one for each passage. */
final class Documents {
    static final String KEY = "key";
    static final String PASSAGE_OF = "passage-of";
    static final String ID = "id";
    static final String NUMBER = "number";
    static final String RULES = "rules";
    static final String TITLE = "title";
    static final String KIND = "kind";
    static final String HEADING = "heading";
    static final String ANCHOR = "anchor";
    static final String TEXT = "text";
    static final String HASH = "hash";
    static final String MEANING = "meaning";
    static final String LACKS_MEANING = "lacks-meaning";

    private static final FieldType COUNTED = counted();

    private Documents() {}

    /** Both fields in which one sort of documents is searched. */
    enum Sort {
        ARTICLE("article"),
        PASSAGE("passage");

        final String words;
        final String parts;

        Sort(String name) {
            words = name + "-words";
            parts = name + "-parts";
        }
    }

    static List<Document> of(PublishedText article, Vectors vectors) throws IOException {
        List<Section> sections = Passages.of(article.title(), article.body());
        List<Document> documents = new ArrayList<>();
        for (Section section : sections) {
            Kept kept = new Kept(
                    article.key(),
                    documents.size(),
                    article.kind().name(),
                    article.title(),
                    String.join("\n", article.rules()),
                    section);
            documents.add(passage(kept, vectors.of(kept.hash())));
        }
        documents.add(whole(article, sections));
        return documents;
    }

    /** What is known of passages' meaning. */
    interface Vectors {
        /** By the hash of what a model reads of it; empty where it is not known yet. */
        float[] of(String hash) throws IOException;

        Vectors NONE = hash -> new float[0];
    }

    /** What an index keeps of a passage as it is: the passage can be made from it again. */
    record Kept(String article, int number, String kind, String title, String rules, Section section) {

        static Kept of(Document stored) {
            return new Kept(
                    stored.get(PASSAGE_OF),
                    Integer.parseInt(stored.get(NUMBER)),
                    stored.get(KIND),
                    stored.get(TITLE),
                    stored.get(RULES),
                    new Section(stored.get(HEADING), stored.get(ANCHOR), stored.get(TEXT)));
        }

        String id() {
            return article + "#" + number;
        }

        /** What a model reads. */
        String said() {
            return title + "\n" + section.heading() + "\n" + section.text();
        }

        String hash() {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(said().getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest, 0, 16);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** @param vector its meaning; empty where it is not known yet */
    static Document passage(Kept kept, float[] vector) {
        Document document = head(kept.article());
        document.add(new StringField(ID, kept.id(), Field.Store.NO));
        document.add(new StringField(PASSAGE_OF, kept.article(), Field.Store.YES));
        document.add(new StringField(HASH, kept.hash(), Field.Store.NO));
        document.add(new StoredField(NUMBER, kept.number()));
        document.add(new StoredField(KIND, kept.kind()));
        document.add(new StoredField(TITLE, kept.title()));
        document.add(new StoredField(RULES, kept.rules()));
        document.add(new StoredField(HEADING, kept.section().heading()));
        document.add(new StoredField(ANCHOR, kept.section().anchor()));
        document.add(new StoredField(TEXT, kept.section().text()));
        add(
                document,
                Sort.PASSAGE,
                new Zones(List.of(
                        new Zone(kept.title(), 2),
                        new Zone(kept.rules(), 1),
                        new Zone(kept.section().heading(), 2),
                        new Zone(kept.section().text(), 1))));
        if (vector.length == 0) {
            document.add(new StringField(LACKS_MEANING, LACKS_MEANING, Field.Store.NO));
        } else {
            document.add(new KnnFloatVectorField(MEANING, vector, VectorSimilarityFunction.DOT_PRODUCT));
        }
        return document;
    }

    private static Document whole(PublishedText article, List<Section> sections) {
        Document document = head(article.key());
        List<Zone> zones = new ArrayList<>();
        zones.add(new Zone(article.title(), 4));
        zones.add(new Zone(String.join("\n", article.rules()), 4));
        zones.add(new Zone(String.join("\n", article.items()), 2));
        for (Section section : sections) {
            zones.add(new Zone(section.heading(), 1));
            zones.add(new Zone(section.text(), 1));
        }
        add(document, Sort.ARTICLE, new Zones(zones));
        return document;
    }

    private static Document head(String article) {
        Document document = new Document();
        document.add(new StringField(KEY, article, Field.Store.NO));
        document.add(new SortedDocValuesField(KEY, new BytesRef(article)));
        return document;
    }

    private static void add(Document document, Sort sort, Zones zones) {
        ZoneStream.Pair streams = ZoneStream.of(zones);
        document.add(new Field(sort.words, streams.whole(), COUNTED));
        document.add(new Field(sort.parts, streams.parts(), COUNTED));
    }

    /** Counts without places: weighted counts allow no more. */
    private static FieldType counted() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }
}
