package io.evenkeel.agent.logs;

import io.evenkeel.protocol.LogShipmentWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shipment that is being put together: lines, and from where to where they were taken. Not thread-safe. */
final class Gathering {

    /** With a longest line it stays below the mebibyte that the server takes in one request, packed or not. */
    private static final int MOST_BYTES = 640 << 10;

    private static final int MOST_LINES = 8_000;

    /** From where to where of a file. */
    record Range(long from, long to) {}

    private record Source(String name, Map<String, String> labels) {}

    private final UUID stream;
    private final long number;
    private final Map<Followed, Range> ranges = new LinkedHashMap<>();
    private final Map<Source, Integer> sources = new HashMap<>();
    private @Nullable LogShipmentWriter writer;
    private int bytes;
    private boolean full;

    private final boolean bounded;

    private Gathering(UUID stream, long number, boolean bounded) {
        this.stream = stream;
        this.number = number;
        this.bounded = bounded;
    }

    Gathering(UUID stream, long number) {
        this(stream, number, true);
    }

    /** For a shipment that comes again: what fitted once is not measured anew. */
    static Gathering again(UUID stream, long number) {
        return new Gathering(stream, number, false);
    }

    /** Whether there is room for a line of this length; where not, it is full from then on. */
    boolean hasRoomFor(int length) {
        if (bounded && lines() > 0 && (lines() >= MOST_LINES || bytes + length > MOST_BYTES)) {
            full = true;
        }
        return !full;
    }

    boolean isFull() {
        return full;
    }

    void add(Followed file, Map<String, String> fields, byte[] text, int from, int length) {
        add(
                file.name,
                file.labels,
                LogShipmentWriter.NO_TIME,
                LogShipmentWriter.NO_SEVERITY,
                fields,
                text,
                from,
                length);
    }

    void add(
            String source,
            Map<String, String> labels,
            long atMillis,
            int severity,
            Map<String, String> fields,
            byte[] text,
            int from,
            int length) {
        LogShipmentWriter out = writer;
        if (out == null) {
            out = new LogShipmentWriter(stream, number);
            writer = out;
        }
        var key = new Source(source, labels);
        Integer known = sources.get(key);
        if (known == null) {
            known = out.source(source, labels);
            sources.put(key, known);
        }
        out.line(known, atMillis, severity, fields, text, from, length);
        bytes += length;
    }

    /** The file was taken up to there, whether lines came of it or not. */
    void took(Followed file, long from, long to) {
        Range before = ranges.get(file);
        ranges.put(file, new Range(before == null ? from : before.from(), to));
    }

    Map<Followed, Range> ranges() {
        return ranges;
    }

    long number() {
        return number;
    }

    int lines() {
        return writer == null ? 0 : writer.lines();
    }

    int bytes() {
        return bytes;
    }

    byte[] packed() {
        return writer == null ? new byte[0] : writer.packed();
    }
}
