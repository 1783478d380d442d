package io.evenkeel.logs.internal.lucene;

import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.Severity;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A line as bytes: whole in the journal; in an index without what its columns hold too, and with short numbers. Indexes of
 * an earlier release hold it whole.
 */
final class Stored {
    private static final byte WHOLE = 1;
    private static final byte BESIDE_COLUMNS = 2;
    private static final int LINE_BYTES = 300;

    private Stored() {}

    /** Where a line stands, as columns of an index hold it. */
    interface Columned {
        long at() throws IOException;

        long id() throws IOException;
    }

    /** For an index. */
    static byte[] besideColumns(LogLine line) {
        Bytes out = new Bytes(LINE_BYTES);
        out.one(BESIDE_COLUMNS);
        shortText(line.host(), out);
        shortText(line.source(), out);
        out.one(line.severity().rank());
        out.shortNumber(line.template());
        out.one(line.novel() ? 1 : 0);
        shortText(line.message(), out);
        out.shortNumber(line.fields().size());
        line.fields().forEach((name, value) -> {
            shortText(name, out);
            shortText(value, out);
        });
        return out.toArray();
    }

    /** For the journal. */
    static byte[] bytes(List<LogLine> lines) {
        Bytes out = new Bytes(lines.size() * LINE_BYTES);
        for (LogLine line : lines) {
            out.one(WHOLE);
            out.eight(line.id());
            out.eight(line.at().toEpochMilli());
            text(line.host(), out);
            text(line.source(), out);
            out.one(line.severity().rank());
            out.eight(line.template());
            out.one(line.novel() ? 1 : 0);
            text(line.message(), out);
            out.two(line.fields().size());
            line.fields().forEach((name, value) -> {
                text(name, out);
                text(value, out);
            });
        }
        return out.toArray();
    }

    static LogLine line(byte[] bytes, int offset, int length, Columned columned) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes, offset, length))) {
            int form = in.readByte();
            return form == BESIDE_COLUMNS ? readBeside(in, columned) : readWhole(form, in);
        } catch (IOException e) {
            throw new UncheckedIOException("A stored line cannot be read: " + e.getMessage(), e);
        }
    }

    static List<LogLine> lines(byte[] bytes) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        var buffer = new ByteArrayInputStream(bytes);
        try (var in = new DataInputStream(buffer)) {
            while (buffer.available() > 0) {
                lines.add(readWhole(in.readByte(), in));
            }
        }
        return lines;
    }

    private static LogLine readBeside(DataInputStream in, Columned columned) throws IOException {
        String host = shortText(in);
        String source = shortText(in);
        Severity severity = Severity.ofRank(in.readByte());
        long template = shortNumber(in);
        boolean novel = in.readBoolean();
        String message = shortText(in);
        int size = (int) shortNumber(in);
        Map<String, String> fields = HashMap.newHashMap(size);
        for (int i = 0; i < size; i++) {
            fields.put(shortText(in), shortText(in));
        }
        Instant at = Instant.ofEpochMilli(columned.at());
        return new LogLine(columned.id(), at, host, source, severity, message, fields, template, novel);
    }

    private static LogLine readWhole(int form, DataInputStream in) throws IOException {
        if (form != WHOLE) {
            throw new IOException("it has form " + form + ", which a newer version wrote");
        }
        long id = in.readLong();
        Instant at = Instant.ofEpochMilli(in.readLong());
        String host = text(in);
        String source = text(in);
        Severity severity = Severity.ofRank(in.readByte());
        long template = in.readLong();
        boolean novel = in.readBoolean();
        String message = text(in);
        int size = in.readShort();
        Map<String, String> fields = HashMap.newHashMap(size);
        for (int i = 0; i < size; i++) {
            fields.put(text(in), text(in));
        }
        return new LogLine(id, at, host, source, severity, message, fields, template, novel);
    }

    private static void text(String text, Bytes out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.four(bytes.length);
        out.all(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = in.readNBytes(in.readInt());
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void shortText(String text, Bytes out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.shortNumber(bytes.length);
        out.all(bytes);
    }

    private static String shortText(DataInputStream in) throws IOException {
        byte[] bytes = in.readNBytes((int) shortNumber(in));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Seven bits a byte, the lowest first. */
    private static long shortNumber(DataInputStream in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = in.readByte();
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IOException("a number in it is too long");
    }
}
