package io.evenkeel.knowledge.internal.search;

import io.evenkeel.knowledge.internal.PublishedText;
import io.evenkeel.knowledge.internal.search.Zones.Zone;
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

    static List<Document> of(PublishedText article, Vectors vectors) {
        List<Section> sections = Passages.of(article.title(), article.body());
        List<Document> documents = new ArrayList<>();
        for (Section section : sections) {
            documents.add(passage(article, section, vectors));
        }
        documents.add(whole(article, sections));
        return documents;
    }

    /** What is known of a passage's meaning, by its hash. */
    interface Vectors {
        /** Empty where it is not known yet. */
        float[] of(String hash, String passage);

        Vectors NONE = (hash, passage) -> new float[0];
    }

    private static Document passage(PublishedText article, Section section, Vectors vectors) {
        Document document = head(article);
        document.add(new StringField(PASSAGE_OF, article.key(), Field.Store.NO));
        document.add(new StoredField(TITLE, article.title()));
        document.add(new StoredField(KIND, article.kind().name()));
        document.add(new StoredField(HEADING, section.heading()));
        document.add(new StoredField(ANCHOR, section.anchor()));
        document.add(new StoredField(TEXT, section.text()));
        add(
                document,
                Sort.PASSAGE,
                new Zones(List.of(
                        new Zone(article.title(), 2),
                        new Zone(String.join("\n", article.rules()), 1),
                        new Zone(section.heading(), 2),
                        new Zone(section.text(), 1))));
        String said = said(article.title(), section);
        String hash = hash(said);
        document.add(new StringField(HASH, hash, Field.Store.YES));
        float[] vector = vectors.of(hash, said);
        if (vector.length == 0) {
            document.add(new StringField(LACKS_MEANING, "", Field.Store.NO));
        } else {
            document.add(new KnnFloatVectorField(MEANING, vector, VectorSimilarityFunction.DOT_PRODUCT));
        }
        return document;
    }

    private static Document whole(PublishedText article, List<Section> sections) {
        Document document = head(article);
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

    private static Document head(PublishedText article) {
        Document document = new Document();
        document.add(new StringField(KEY, article.key(), Field.Store.NO));
        document.add(new SortedDocValuesField(KEY, new BytesRef(article.key())));
        return document;
    }

    private static void add(Document document, Sort sort, Zones zones) {
        ZoneStream.Pair streams = ZoneStream.of(zones);
        document.add(new Field(sort.words, streams.whole(), COUNTED));
        document.add(new Field(sort.parts, streams.parts(), COUNTED));
    }

    /** What a model reads of a passage. */
    private static String said(String title, Section section) {
        return title + "\n" + section.heading() + "\n" + section.text();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
