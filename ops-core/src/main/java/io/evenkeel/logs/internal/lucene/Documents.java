package io.evenkeel.logs.internal.lucene;

import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.internal.query.Fields;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** Makes the documents of lines. Not thread-safe: one for each batch. */
final class Documents {
    /** Lucene takes terms up to 32,766 bytes; longer values are found by their beginning. */
    private static final int LONGEST_VALUE = 1000;

    private static final FieldType WORDS = new FieldType();

    static {
        WORDS.setTokenized(true);
        WORDS.setOmitNorms(true);
        WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        WORDS.freeze();
    }

    private final WordStream words = new WordStream();

    Document document(LogLine line) {
        Document document = new Document();
        document.add(NumericDocValuesField.indexedField(Columns.AT, line.at().toEpochMilli()));
        document.add(new NumericDocValuesField(Columns.ID, line.id()));
        document.add(new NumericDocValuesField(Columns.SEVERITY, line.severity().rank()));
        document.add(new NumericDocValuesField(Columns.TEMPLATE, line.template()));
        document.add(new Field(Columns.WORDS, words.of(line.message()), WORDS));
        term(document, Columns.SEVERITY, line.severity().word());
        term(document, Columns.TEMPLATE, Long.toString(line.template()));
        named(document, Columns.HOST, line.host());
        named(document, Columns.SOURCE, line.source());
        if (line.novel()) {
            term(document, Columns.NOVEL, "true");
        }
        line.fields().forEach((name, value) -> {
            term(document, Columns.NAMES, name);
            term(document, Columns.VALUES, Columns.value(name, cut(value)));
            Fields.number(value).ifPresent(number -> term(document, Columns.NUMBERS, Columns.number(name, number)));
        });
        document.add(new StoredField(Columns.STORED, Stored.bytes(line)));
        return document;
    }

    private static void named(Document document, String name, String value) {
        term(document, name, cut(value).toLowerCase(Locale.ROOT));
        document.add(new SortedDocValuesField(name, new BytesRef(cut(value))));
    }

    private static void term(Document document, String name, String term) {
        document.add(new StringField(name, term, Field.Store.NO));
    }

    static String cut(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
    }
}
