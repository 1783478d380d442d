package io.evenkeel.telemetry.internal;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.evenkeel.telemetry.internal.store.MetricTexts.MetricText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The metadata in a {@code prometheus.WriteRequest} (prompb/types.proto, {@code MetricMetadata}). Prometheus sends them each
 * minute in requests of their own. Pure.
 */
final class WireTexts {

    private static final int METADATA = 3;
    private static final int TYPE = 1;
    private static final int NAME = 2;
    private static final int HELP = 4;
    private static final int UNIT = 5;
    private static final int MOST = 5_000;
    private static final int LONGEST = 1_024;
    private static final List<String> TYPES =
            List.of("unknown", "counter", "gauge", "histogram", "gaugehistogram", "summary", "info", "stateset");

    private WireTexts() {}

    /** By metric name. What can't be read is left out: samples do not depend on it. */
    static Map<String, MetricText> in(byte[] plain) {
        var texts = new LinkedHashMap<String, MetricText>();
        try {
            var in = CodedInputStream.newInstance(plain);
            for (int tag = in.readTag(); tag != 0 && texts.size() < MOST; tag = in.readTag()) {
                if (tag == ((METADATA << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
                    add(CodedInputStream.newInstance(in.readByteArray()), texts);
                } else {
                    in.skipField(tag);
                }
            }
        } catch (IOException e) {
            return Map.of();
        }
        return texts;
    }

    private static void add(CodedInputStream in, Map<String, MetricText> texts) throws IOException {
        String name = "";
        String help = "";
        String unit = "";
        int type = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case TYPE -> type = in.readEnum();
                case NAME -> name = text(in);
                case HELP -> help = text(in);
                case UNIT -> unit = text(in);
                default -> in.skipField(tag);
            }
        }
        if (!name.isEmpty()) {
            texts.put(name, new MetricText(type >= 0 && type < TYPES.size() ? TYPES.get(type) : "unknown", help, unit));
        }
    }

    private static String text(CodedInputStream in) throws IOException {
        String text = in.readString().replace("\0", "");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
