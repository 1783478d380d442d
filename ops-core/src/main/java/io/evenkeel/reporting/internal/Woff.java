package io.evenkeel.reporting.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks a font as the web has it (WOFF 1.0, https://www.w3.org/TR/WOFF/) into the TrueType file that it was made from:
 * the same tables, each compressed by itself. For the font that we ship; not for files from outside. Pure.
 */
final class Woff {
    private static final int SIGNATURE = 0x774F4646;
    private static final int HEADER = 44;
    private static final int ENTRY = 20;
    private static final int FONT_HEADER = 12;
    private static final int FONT_ENTRY = 16;

    private Woff() {}

    private record Packed(int tag, int offset, int packed, int length, int checksum) {

        String name() {
            return new String(ByteBuffer.allocate(Integer.BYTES).putInt(tag).array(), StandardCharsets.US_ASCII);
        }
    }

    /** @param without tables that are left out */
    static byte[] unpack(byte[] woff, Set<String> without) {
        ByteBuffer in = ByteBuffer.wrap(woff);
        if (in.getInt(0) != SIGNATURE) {
            throw new IllegalArgumentException("no WOFF 1.0 file");
        }
        List<Packed> tables = IntStream.range(0, in.getShort(12))
                .map(number -> HEADER + ENTRY * number)
                .mapToObj(at -> new Packed(
                        in.getInt(at), in.getInt(at + 4), in.getInt(at + 8), in.getInt(at + 12), in.getInt(at + 16)))
                .filter(table -> !without.contains(table.name()))
                .toList();
        int size = FONT_HEADER
                + FONT_ENTRY * tables.size()
                + tables.stream().mapToInt(table -> padded(table.length())).sum();
        ByteBuffer out = ByteBuffer.allocate(size);
        header(out, in.getInt(4), tables.size());
        int place = FONT_HEADER + FONT_ENTRY * tables.size();
        for (Packed table : tables) {
            out.putInt(table.tag()).putInt(table.checksum()).putInt(place).putInt(table.length());
            out.put(place, content(woff, table));
            place += padded(table.length());
        }
        return out.array();
    }

    private static void header(ByteBuffer out, int flavor, int tables) {
        int power = Integer.highestOneBit(tables);
        out.putInt(flavor)
                .putShort((short) tables)
                .putShort((short) (power * FONT_ENTRY))
                .putShort((short) Integer.numberOfTrailingZeros(power))
                .putShort((short) ((tables - power) * FONT_ENTRY));
    }

    private static byte[] content(byte[] woff, Packed table) {
        byte[] packed = Arrays.copyOfRange(woff, table.offset(), table.offset() + table.packed());
        if (table.packed() == table.length()) {
            return packed;
        }
        byte[] content = new byte[table.length()];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed);
            if (inflater.inflate(content) != content.length) {
                throw new IllegalArgumentException("a table of the font is shorter than it says");
            }
            return content;
        } catch (DataFormatException broken) {
            throw new UncheckedIOException(new IOException("a table of the font cannot be unpacked", broken));
        }
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }
}
