package io.evenkeel.protocol;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a {@link LogShipment} from the bytes of its lines, and packs it on the way: an agent that follows files makes no
 * object for a line. Not thread-safe.
 *
 * <p>Unpacked: {@code EVL1}, stream (16 bytes), number (8), then sources and lines, and an end. A source is 1, its name and
 * fields; it is known by how many came before it. A line is 2, its source (4 bytes), milliseconds since 1970 (8) or
 * {@link Long#MIN_VALUE}, severity (1) or 255, fields, length (4), bytes. Fields are their number (1), names and values in
 * turn; texts are as {@link DataOutputStream#writeUTF} writes them. The end is 0.
 */
public final class LogShipmentWriter {

    public static final long NO_TIME = Long.MIN_VALUE;
    public static final int NO_SEVERITY = 255;

    static final int MAGIC = 0x45564C31;
    static final int END = 0;
    static final int SOURCE = 1;
    static final int LINE = 2;

    private static final int BUFFER = 16 << 10;
    private static final int MOST_FIELDS = 64;

    /** Texts of more bytes than 65,535 can't be written. */
    private static final int LONGEST_TEXT = 4_000;

    private final ByteArrayOutputStream packed = new ByteArrayOutputStream(BUFFER);
    private final DataOutputStream out;
    private int sources;
    private int lines;

    public LogShipmentWriter(UUID stream, long number) {
        try {
            out = new DataOutputStream(new BufferedOutputStream(new Fast(packed), BUFFER));
            out.writeInt(MAGIC);
            out.writeLong(stream.getMostSignificantBits());
            out.writeLong(stream.getLeastSignificantBits());
            out.writeLong(number);
        } catch (IOException e) {
            throw new UncheckedIOException("memory is no disk", e);
        }
    }

    /** Level 1: three quarters of what the usual level saves, for a third of its time. */
    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** @return by which number lines name it */
    public int source(String name, Map<String, String> fields) {
        try {
            out.writeByte(SOURCE);
            out.writeUTF(cut(name));
            write(fields);
        } catch (IOException e) {
            throw new UncheckedIOException("memory is no disk", e);
        }
        return sources++;
    }

    /** @param atMillis or {@link #NO_TIME} */
    public void line(
            int source, long atMillis, int severity, Map<String, String> fields, byte[] text, int from, int length) {
        try {
            out.writeByte(LINE);
            out.writeInt(source);
            out.writeLong(atMillis);
            out.writeByte(severity);
            write(fields);
            out.writeInt(length);
            out.write(text, from, length);
        } catch (IOException e) {
            throw new UncheckedIOException("memory is no disk", e);
        }
        lines++;
    }

    private void write(Map<String, String> fields) throws IOException {
        if (fields.isEmpty()) {
            out.writeByte(0);
            return;
        }
        out.writeByte(Math.min(fields.size(), MOST_FIELDS));
        int left = MOST_FIELDS;
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (left > 0) {
                out.writeUTF(cut(field.getKey()));
                out.writeUTF(cut(field.getValue()));
                left--;
            }
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    public int lines() {
        return lines;
    }

    /** Ends it; nothing is written behind. */
    public byte[] packed() {
        try {
            out.writeByte(END);
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("memory is no disk", e);
        }
        return packed.toByteArray();
    }
}
