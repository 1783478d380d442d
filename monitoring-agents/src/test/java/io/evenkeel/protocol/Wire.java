package io.evenkeel.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Protobuf and snappy written byte by byte, right or wrong as a test likes; shares no code with the encoder. */
final class Wire {

    private Wire() {}

    static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] times(int count, byte[] part) {
        var out = ByteBuffer.allocate(count * part.length);
        for (int i = 0; i < count; i++) {
            out.put(part);
        }
        return out.array();
    }

    static byte[] varint(long value) {
        var out = new ByteArrayOutputStream();
        while ((value & ~0x7fL) != 0) {
            out.write((int) (value & 0x7f) | 0x80);
            value >>>= 7;
        }
        out.write((int) value);
        return out.toByteArray();
    }

    /** A length-delimited field. */
    static byte[] field(int number, byte[] content) {
        return join(varint((long) number << 3 | 2), varint(content.length), content);
    }

    static byte[] field(int number, String text) {
        return field(number, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] label(String name, String value) {
        return field(1, join(field(1, name), field(2, value)));
    }

    static byte[] sample(double value, long epochMillis) {
        var bits = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array();
        return field(2, join(varint(1 << 3 | 1), bits, varint(2 << 3), varint(epochMillis)));
    }

    static byte[] series(byte[]... fields) {
        return field(1, join(fields));
    }

    /** Snappy as one element: a literal with a length of four bytes. */
    static byte[] literal(byte[] plain) {
        return join(varint(plain.length), literalElement(plain));
    }

    static byte[] literalElement(byte[] plain) {
        var length = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(plain.length - 1)
                .array();
        return plain.length == 0 ? plain : join(new byte[] {(byte) (63 << 2)}, length, plain);
    }
}
