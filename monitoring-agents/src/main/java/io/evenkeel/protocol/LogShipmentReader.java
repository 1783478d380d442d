package io.evenkeel.protocol;

import io.evenkeel.protocol.LogShipment.Line;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads what {@link LogShipmentWriter} wrote, from anybody who says so: bounded in lines, bytes and sources. */
public final class LogShipmentReader {

    private static final int BUFFER = 16 << 10;
    private static final int WORST_SEVERITY = 7;

    private record Source(String name, Map<String, String> fields) {}

    private final DataInputStream in;
    private final List<Source> sources = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private LogShipmentReader(InputStream unpacked) {
        in = new DataInputStream(unpacked);
    }

    /**
     * @param packed is not closed
     * @throws IOException when the bytes can't be had
     */
    public static LogShipment read(InputStream packed) throws LogShipmentUnreadable, IOException {
        try {
            return new LogShipmentReader(new Bounded(new GZIPInputStream(packed, BUFFER))).shipment();
        } catch (ZipException e) {
            throw new LogShipmentUnreadable("The shipment can't be unpacked: " + e.getMessage());
        } catch (EOFException e) {
            throw new LogShipmentUnreadable("The shipment ends too early.");
        } catch (UTFDataFormatException e) {
            throw new LogShipmentUnreadable("The shipment has a name that is no text.");
        }
    }

    private LogShipment shipment() throws IOException, LogShipmentUnreadable {
        if (in.readInt() != LogShipmentWriter.MAGIC) {
            throw new LogShipmentUnreadable("The shipment does not begin with EVL1.");
        }
        var stream = new UUID(in.readLong(), in.readLong());
        long number = in.readLong();
        if (number < 1) {
            throw new LogShipmentUnreadable("Shipments are numbered from 1 on.");
        }
        for (int next = in.readByte(); next != LogShipmentWriter.END; next = in.readByte()) {
            if (next == LogShipmentWriter.SOURCE) {
                source();
            } else if (next == LogShipmentWriter.LINE) {
                line();
            } else {
                throw new LogShipmentUnreadable("The shipment has neither a source nor a line where one must be.");
            }
        }
        return new LogShipment(stream, number, lines);
    }

    private void source() throws IOException, LogShipmentUnreadable {
        if (sources.size() == LogShipment.MOST_LINES) {
            throw new LogShipmentUnreadable("The shipment has more than 10,000 sources.");
        }
        sources.add(new Source(in.readUTF(), fields()));
    }

    private void line() throws IOException, LogShipmentUnreadable {
        if (lines.size() == LogShipment.MOST_LINES) {
            throw new LogShipmentUnreadable("The shipment has more than 10,000 lines.");
        }
        int number = in.readInt();
        if (number < 0 || number >= sources.size()) {
            throw new LogShipmentUnreadable("A line of the shipment names a source that did not come before it.");
        }
        Source source = sources.get(number);
        long millis = in.readLong();
        int severity = in.readUnsignedByte();
        Map<String, String> own = fields();
        int length = in.readInt();
        if (length < 0 || length > LogShipment.MOST_BYTES) {
            throw new LogShipmentUnreadable("A line of the shipment is longer than a whole one may be.");
        }
        byte[] text = in.readNBytes(length);
        if (text.length < length) {
            throw new EOFException();
        }
        lines.add(new Line(
                source.name(),
                time(millis),
                severity <= WORST_SEVERITY ? Optional.of(severity) : Optional.empty(),
                new String(text, StandardCharsets.UTF_8),
                both(source.fields(), own)));
    }

    /** What no clock says is no time. */
    private static Optional<Instant> time(long millis) {
        return millis < 0 || millis > Instant.parse("9999-12-31T00:00:00Z").toEpochMilli()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static Map<String, String> both(Map<String, String> ofSource, Map<String, String> own) {
        if (own.isEmpty()) {
            return ofSource;
        }
        Map<String, String> all = new LinkedHashMap<>(ofSource);
        all.putAll(own);
        return all;
    }

    private Map<String, String> fields() throws IOException {
        int count = in.readUnsignedByte();
        if (count == 0) {
            return Map.of();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            fields.put(in.readUTF(), in.readUTF());
        }
        return fields;
    }

    /** Ends with a sentence where the unpacked bytes are too many. */
    private static final class Bounded extends FilterInputStream {
        private int left = LogShipment.MOST_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int got = super.read(into, from, most);
            count(Math.max(got, 0));
            return got;
        }

        private void count(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new ZipException("it unpacks to more than 8 MiB");
            }
        }
    }
}
