package io.evenkeel.protocol;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes {@code prometheus.WriteRequest} (prompb/remote.proto, prompb/types.proto) field by field. */
final class WriteRequestWriter {

    static final int REQUEST_SERIES = 1;
    static final int REQUEST_METADATA = 3;
    static final int SERIES_LABEL = 1;
    static final int SERIES_SAMPLE = 2;
    static final int SERIES_EXEMPLAR = 3;
    static final int SERIES_HISTOGRAM = 4;
    static final int LABEL_NAME = 1;
    static final int LABEL_VALUE = 2;
    static final int SAMPLE_VALUE = 1;
    static final int SAMPLE_TIME = 2;

    private WriteRequestWriter() {}

    static byte[] write(List<TimeSeries> request) {
        var entries = request.stream().map(Entry::of).toList();
        int size = entries.stream()
                .mapToInt(entry -> nested(REQUEST_SERIES, entry.size()))
                .sum();
        var bytes = new byte[size];
        var out = CodedOutputStream.newInstance(bytes);
        try {
            for (Entry entry : entries) {
                open(out, REQUEST_SERIES, entry.size());
                entry.write(out);
            }
            out.checkNoSpaceLeft();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    /** A series with its labels sorted and its length known, which protobuf wants before the content. */
    private record Entry(List<Map.Entry<String, String>> labels, List<TimeSeries.Sample> samples, int size) {

        static Entry of(TimeSeries series) {
            var labels = series.labels().entrySet().stream()
                    .filter(label -> !label.getValue().isEmpty())
                    .sorted(Map.Entry.comparingByKey())
                    .toList();
            int size = labels.stream()
                            .mapToInt(l -> nested(SERIES_LABEL, labelSize(l)))
                            .sum()
                    + series.samples().stream()
                            .mapToInt(s -> nested(SERIES_SAMPLE, sampleSize(s)))
                            .sum();
            return new Entry(labels, series.samples(), size);
        }

        void write(CodedOutputStream out) throws IOException {
            for (var label : labels) {
                open(out, SERIES_LABEL, labelSize(label));
                out.writeString(LABEL_NAME, label.getKey());
                out.writeString(LABEL_VALUE, label.getValue());
            }
            for (var sample : samples) {
                open(out, SERIES_SAMPLE, sampleSize(sample));
                out.writeDouble(SAMPLE_VALUE, sample.value());
                out.writeInt64(SAMPLE_TIME, sample.epochMillis());
            }
        }
    }

    private static int labelSize(Map.Entry<String, String> label) {
        return CodedOutputStream.computeStringSize(LABEL_NAME, label.getKey())
                + CodedOutputStream.computeStringSize(LABEL_VALUE, label.getValue());
    }

    private static int sampleSize(TimeSeries.Sample sample) {
        return CodedOutputStream.computeDoubleSize(SAMPLE_VALUE, sample.value())
                + CodedOutputStream.computeInt64Size(SAMPLE_TIME, sample.epochMillis());
    }

    private static int nested(int field, int size) {
        return CodedOutputStream.computeTagSize(field) + CodedOutputStream.computeUInt32SizeNoTag(size) + size;
    }

    private static void open(CodedOutputStream out, int field, int size) throws IOException {
        out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt32NoTag(size);
    }
}
