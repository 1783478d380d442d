package io.evenkeel.protocol;

import static io.evenkeel.protocol.WriteRefused.Reason.INVALID;
import static io.evenkeel.protocol.WriteRefused.Reason.TOO_LARGE;
import static io.evenkeel.protocol.WriteRefused.Reason.UNREADABLE;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** Reads one {@code prometheus.WriteRequest}; used once. Every loop ends with the bytes, every list at its limit. */
final class WriteRequestReader {

    private static final Comparator<TimeSeries.Sample> BY_TIME =
            Comparator.comparingLong(TimeSeries.Sample::epochMillis);

    private final CodedInputStream in;
    private final WriteLimits limits;
    private final List<TimeSeries> series = new ArrayList<>();
    private int seenSeries;
    private int seenSamples;
    private int metadata;
    private int exemplars;
    private int histograms;

    WriteRequestReader(byte[] plain, WriteLimits limits) {
        this.in = CodedInputStream.newInstance(plain);
        this.limits = limits;
    }

    WriteRequest read() {
        try {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case WriteRequestWriter.REQUEST_SERIES -> nested(tag, this::readSeries);
                    case WriteRequestWriter.REQUEST_METADATA -> {
                        metadata++;
                        skip(tag);
                    }
                    default -> skip(tag);
                }
            }
        } catch (IOException e) {
            throw new WriteRefused(UNREADABLE, "The request is not a protobuf WriteRequest, or it is cut off.", e);
        }
        return new WriteRequest(series, metadata, exemplars, histograms);
    }

    private void readSeries() throws IOException {
        if (++seenSeries > limits.series()) {
            throw new WriteRefused(
                    TOO_LARGE, "The request has more than %,d series; send smaller ones.".formatted(limits.series()));
        }
        var labels = new Labels();
        var samples = new ArrayList<TimeSeries.Sample>(1);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case WriteRequestWriter.SERIES_LABEL -> nested(tag, labels::read);
                case WriteRequestWriter.SERIES_SAMPLE -> nested(tag, () -> samples.add(readSample()));
                case WriteRequestWriter.SERIES_EXEMPLAR -> {
                    exemplars++;
                    skip(tag);
                }
                case WriteRequestWriter.SERIES_HISTOGRAM -> {
                    histograms++;
                    skip(tag);
                }
                default -> skip(tag);
            }
        }
        if (!labels.values.containsKey(RemoteWrite.NAME)) {
            throw new WriteRefused(INVALID, "A series has no metric name (label __name__): " + labels + ".");
        }
        if (!samples.isEmpty()) {
            samples.sort(BY_TIME);
            series.add(new TimeSeries(labels.values, samples));
        }
    }

    private TimeSeries.Sample readSample() throws IOException {
        if (++seenSamples > limits.samples()) {
            throw new WriteRefused(
                    TOO_LARGE, "The request has more than %,d samples; send smaller ones.".formatted(limits.samples()));
        }
        double value = 0;
        long epochMillis = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case WriteRequestWriter.SAMPLE_VALUE << 3 | WireFormat.WIRETYPE_FIXED64 -> value = in.readDouble();
                case WriteRequestWriter.SAMPLE_TIME << 3 | WireFormat.WIRETYPE_VARINT -> epochMillis = in.readInt64();
                default -> skip(tag);
            }
        }
        return new TimeSeries.Sample(epochMillis, value);
    }

    /** The labels of one series while they are read. */
    private final class Labels {

        private final HashMap<String, String> values = new HashMap<>();
        private final HashSet<String> names = new HashSet<>();

        void read() throws IOException {
            if (names.size() == limits.labelsPerSeries()) {
                throw new WriteRefused(
                        TOO_LARGE, "A series has more than %d labels: %s.".formatted(limits.labelsPerSeries(), this));
            }
            String name = "";
            String value = "";
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (tag) {
                    case WriteRequestWriter.LABEL_NAME << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED ->
                        name = text("label name", limits.labelNameBytes());
                    case WriteRequestWriter.LABEL_VALUE << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED ->
                        value = text("label value", limits.labelValueBytes());
                    default -> skip(tag);
                }
            }
            if (name.isEmpty()) {
                throw new WriteRefused(INVALID, "A label has no name, in the series " + this + ".");
            }
            if (!names.add(name)) {
                throw new WriteRefused(INVALID, "The label %s comes twice in the series %s.".formatted(name, this));
            }
            if (!value.isEmpty()) {
                values.put(name, value);
            }
        }

        /** Enough to find the series by, for a sentence; not all of what may be 64 kB. */
        @Override
        public String toString() {
            String all = values.toString();
            return all.length() <= 200 ? all : all.substring(0, 200) + "…";
        }
    }

    private String text(String what, int atMost) throws IOException {
        ByteString bytes = in.readBytes();
        if (bytes.size() > atMost) {
            throw new WriteRefused(
                    TOO_LARGE, "A %s has %,d bytes; at most %,d are taken.".formatted(what, bytes.size(), atMost));
        }
        if (!bytes.isValidUtf8()) {
            throw new WriteRefused(INVALID, "A " + what + " is not UTF-8.");
        }
        String text = bytes.toStringUtf8();
        if (text.indexOf('\0') >= 0) {
            throw new WriteRefused(INVALID, "A " + what + " holds the character NUL.");
        }
        return text;
    }

    private interface Content {
        void read() throws IOException;
    }

    private void nested(int tag, Content content) throws IOException {
        if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            throw new WriteRefused(
                    UNREADABLE, "The request is not a protobuf WriteRequest: a field has the wrong type.");
        }
        int outside = in.pushLimit(in.readRawVarint32());
        content.read();
        in.checkLastTagWas(0);
        in.popLimit(outside);
    }

    private void skip(int tag) throws IOException {
        if (!in.skipField(tag)) {
            throw new WriteRefused(
                    UNREADABLE, "The request is not a protobuf WriteRequest: a group ends that never began.");
        }
    }
}
