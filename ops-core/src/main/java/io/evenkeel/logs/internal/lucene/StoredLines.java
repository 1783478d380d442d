package io.evenkeel.logs.internal.lucene;

import io.evenkeel.logs.LogLine;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.document.DocumentStoredFieldVisitor;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.LeafReaderContext;
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
        var visitor = new DocumentStoredFieldVisitor();
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
        return Stored.line(bytes.bytes, bytes.offset, bytes.length);
    }
}
