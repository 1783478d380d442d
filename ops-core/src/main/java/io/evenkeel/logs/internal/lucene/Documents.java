package io.evenkeel.logs.internal.lucene;

import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.internal.columns.Columns;
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
    /** The line, see {@link Stored}. */
    static final String STORED = "stored";

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
        Columns.terms(line, (column, term) -> document.add(new StringField(column, term, Field.Store.NO)));
        document.add(new SortedDocValuesField(Columns.HOST, new BytesRef(Columns.cut(line.host()))));
        document.add(new SortedDocValuesField(Columns.SOURCE, new BytesRef(Columns.cut(line.source()))));
        document.add(new StoredField(STORED, Stored.besideColumns(line)));
        return document;
    }
}
