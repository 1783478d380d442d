package io.evenkeel.logs.internal.lucene;

import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A line as bytes, the same in the journal and in an index. */
final class Stored {
    private static final byte FORM = 1;

    private Stored() {}

    static byte[] bytes(LogLine line) {
        return bytes(List.of(line));
    }

    static byte[] bytes(List<LogLine> lines) {
        var buffer = new ByteArrayOutputStream(lines.size() * 200);
        try (var out = new DataOutputStream(buffer)) {
            for (LogLine line : lines) {
                write(line, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A buffer in memory failed.", e);
        }
        return buffer.toByteArray();
    }

    static LogLine line(byte[] bytes, int offset, int length) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes, offset, length))) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("A stored line is cut short.", e);
        }
    }

    static List<LogLine> lines(byte[] bytes) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        var buffer = new ByteArrayInputStream(bytes);
        try (var in = new DataInputStream(buffer)) {
            while (buffer.available() > 0) {
                lines.add(read(in));
            }
        }
        return lines;
    }

    private static void write(LogLine line, DataOutputStream out) throws IOException {
        out.writeByte(FORM);
        out.writeLong(line.id());
        out.writeLong(line.at().toEpochMilli());
        text(line.host(), out);
        text(line.source(), out);
        out.writeByte(line.severity().rank());
        out.writeLong(line.template());
        out.writeBoolean(line.novel());
        text(line.message(), out);
        out.writeShort(line.fields().size());
        for (var field : line.fields().entrySet()) {
            text(field.getKey(), out);
            text(field.getValue(), out);
        }
    }

    private static LogLine read(DataInputStream in) throws IOException {
        int form = in.readByte();
        if (form != FORM) {
            throw new IOException("A stored line has form " + form + ", which a newer version wrote.");
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

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = in.readNBytes(in.readInt());
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
