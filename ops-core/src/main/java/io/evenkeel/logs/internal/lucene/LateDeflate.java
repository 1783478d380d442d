package io.evenkeel.logs.internal.lucene;

import java.io.IOException;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.codecs.StoredFieldsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene90.Lucene90StoredFieldsFormat;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;

/**
 * Lucene's own codec, which packs lines fast when they are first written, into segments that will soon be merged, and well
 * (deflate) when segments of some size are merged. Each segment says how it is packed, so that Lucene's codec reads all of
 * them.
 */
final class LateDeflate extends FilterCodec {
    private static final long LARGE = 1L << 20;

    private final StoredFieldsFormat stored = new Late();

    private LateDeflate(Codec codec) {
        super(codec.getName(), codec);
    }

    static Codec codec() {
        return new LateDeflate(new Lucene104Codec());
    }

    @Override
    public StoredFieldsFormat storedFieldsFormat() {
        return stored;
    }

    private static final class Late extends StoredFieldsFormat {
        private final StoredFieldsFormat fast =
                new Lucene90StoredFieldsFormat(Lucene90StoredFieldsFormat.Mode.BEST_SPEED);
        private final StoredFieldsFormat well =
                new Lucene90StoredFieldsFormat(Lucene90StoredFieldsFormat.Mode.BEST_COMPRESSION);

        @Override
        public StoredFieldsReader fieldsReader(
                Directory directory, SegmentInfo segment, FieldInfos fields, IOContext context) throws IOException {
            return fast.fieldsReader(directory, segment, fields, context);
        }

        @Override
        public StoredFieldsWriter fieldsWriter(Directory directory, SegmentInfo segment, IOContext context)
                throws IOException {
            boolean large = context.context() == IOContext.Context.MERGE
                    && context.mergeInfo().estimatedMergeBytes() >= LARGE;
            return (large ? well : fast).fieldsWriter(directory, segment, context);
        }
    }
}
