package io.evenkeel.logs.internal.template;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A line in a form in which two lines are equal only if {@link Masking} makes the same of both: words that surely vary are one
 * mark, a run of white space is one space. Made in one pass over the bytes of the line, into memory that is used again. Not
 * thread-safe.
 */
final class LineKey {
    /** Longer ones are not worth to be kept. */
    static final int MOST_BYTES = 512;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Bytes below the space are white space, and so never stand in a key themselves. */
    private static final byte VARIES = 1;

    private static final byte VARIES_BEFORE_STOP = 2;

    private static final byte WORD = 0;
    private static final byte DIGIT = 1;
    private static final byte SLASH = 2;
    private static final byte QUESTION = 3;
    private static final byte SIGN = 4;
    /** A delimiter that may be part of a path's query. */
    private static final byte QUERY_SIGN = 5;

    private static final byte WHITE = 6;
    private static final byte[] KINDS = kinds();

    private final byte[] bytes = new byte[Masking.MOST_CHARS + 1];
    private int length;
    private int hash;

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (char c = 0; c < 128; c++) {
            kinds[c] = kind(c);
        }
        return kinds;
    }

    private static byte kind(char c) {
        if (c <= ' ') {
            return WHITE;
        }
        if (Masking.isDelimiter(c)) {
            return Masking.isOfQuery(c) ? QUERY_SIGN : SIGN;
        }
        return switch (c) {
            case '/' -> SLASH;
            case '?' -> QUESTION;
            default -> c >= '0' && c <= '9' ? DIGIT : WORD;
        };
    }

    /** @return false where the line is too long to have a key */
    boolean read(byte[] line, int from, int to) {
        if (to - from > Masking.MOST_CHARS) {
            return false;
        }
        length = 0;
        int i = from;
        while (i < to) {
            i = word(line, i, to);
            if (i < to) {
                sign(line[i++]);
            }
        }
        if (length > 0 && bytes[length - 1] == ' ') {
            length--;
        }
        hash = hashed();
        return length <= MOST_BYTES;
    }

    /** @return behind its last byte */
    private int word(byte[] line, int begin, int to) {
        int start = length;
        int slashes = 0;
        boolean varies = false;
        boolean query = false;
        int i = begin;
        for (; i < to; i++) {
            byte c = line[i];
            byte kind = KINDS[c & 0xff];
            if (kind >= SIGN && !(query && kind == QUERY_SIGN)) {
                break;
            }
            bytes[length++] = c;
            if (kind != WORD) {
                varies |= kind == DIGIT;
                slashes += kind == SLASH ? 1 : 0;
                query |= kind == QUESTION && line[begin] == '/';
            }
        }
        if (varies || (slashes >= 2 && line[begin] == '/')) {
            length = start;
            bytes[length++] = line[i - 1] == '.' ? VARIES_BEFORE_STOP : VARIES;
        }
        return i;
    }

    private void sign(byte c) {
        if (KINDS[c & 0xff] != WHITE) {
            bytes[length++] = c;
        } else if (length > 0 && bytes[length - 1] != ' ') {
            bytes[length++] = ' ';
        }
    }

    private int hashed() {
        long mixed = length;
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            mixed = (mixed ^ (long) LONGS.get(bytes, i)) * 0x9E3779B97F4A7C15L;
            mixed ^= mixed >>> 32;
        }
        for (; i < length; i++) {
            mixed = (mixed ^ bytes[i]) * 0x9E3779B97F4A7C15L;
        }
        return (int) (mixed ^ mixed >>> 32);
    }

    int hash() {
        return hash;
    }

    boolean is(byte[] other) {
        return other.length == length && Arrays.equals(other, 0, length, bytes, 0, length);
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }
}
