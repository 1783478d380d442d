package io.evenkeel.logs.internal.lucene;

import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.internal.columns.Columns;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.document.DocumentStoredFieldVisitor;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/** Reads lines of one searcher. For one thread. */
final class StoredLines {
    private final StoredFields any;
    private final List<LeafReaderContext> leaves;
    private final boolean manyInOrder;
    private final Map<Integer, StoredFieldsReader> inOrder = new HashMap<>();
    private final Map<Integer, LeafColumns> columned = new HashMap<>();

    /**
     * @param manyInOrder for reading most lines of a segment in its order: blocks are then unpacked once, and not for each
     *     line, which took ten times as long
     */
    StoredLines(IndexSearcher searcher, boolean manyInOrder) throws IOException {
        this.any = searcher.storedFields();
        this.leaves = searcher.getIndexReader().leaves();
        this.manyInOrder = manyInOrder;
    }

    LogLine line(int document) throws IOException {
        var visitor = new DocumentStoredFieldVisitor(Set.of(Documents.STORED));
        int leaf = ReaderUtil.subIndex(document, leaves);
        LeafReaderContext context = leaves.get(leaf);
        if (manyInOrder && context.reader() instanceof CodecReader reader) {
            StoredFieldsReader stored = inOrder.get(leaf);
            if (stored == null) {
                stored = reader.getFieldsReader().getMergeInstance();
                inOrder.put(leaf, stored);
            }
            stored.document(document - context.docBase, visitor);
        } else {
            any.document(document, visitor);
        }
        BytesRef bytes = visitor.getDocument().getBinaryValue(Documents.STORED);
        LeafColumns columns = columned.computeIfAbsent(leaf, _ -> new LeafColumns(context.reader()));
        columns.document = document - context.docBase;
        return Stored.line(bytes.bytes, bytes.offset, bytes.length, columns);
    }

    /** Of one segment; columns are read forwards, and anew for a line that stands before the last one. */
    private static final class LeafColumns implements Stored.Columned {
        private final LeafReader reader;
        private NumericDocValues ats = DocValues.emptyNumeric();
        private NumericDocValues ids = DocValues.emptyNumeric();
        private int last = Integer.MAX_VALUE;
        private int document;

        LeafColumns(LeafReader reader) {
            this.reader = reader;
        }

        @Override
        public long at() throws IOException {
            move();
            return ats.longValue();
        }

        @Override
        public long id() throws IOException {
            move();
            return ids.longValue();
        }

        private void move() throws IOException {
            if (document == last) {
                return;
            }
            if (document < last) {
                ats = DocValues.getNumeric(reader, Columns.AT);
                ids = DocValues.getNumeric(reader, Columns.ID);
            }
            if (!ats.advanceExact(document) || !ids.advanceExact(document)) {
                throw new IOException("its columns are missing");
            }
            last = document;
        }
    }
}
