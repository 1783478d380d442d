package io.evenkeel.protocol;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Snappy's block format: a varint with the length of the plain bytes, then literals and copies. */
final class SnappyBlock {

    /**
     * The densest element is a copy of 64 bytes in 3, so plain bytes are less than 22 times the compressed ones. A preamble
     * that promises more is a lie, and is refused before memory is taken for it.
     */
    private static final int DENSEST = 22;

    private SnappyBlock() {}

    static byte[] compress(byte[] plain) {
        var compressor = new SnappyCompressor();
        var out = new byte[compressor.maxCompressedLength(plain.length)];
        int length = compressor.compress(plain, 0, plain.length, out, 0, out.length);
        return Arrays.copyOf(out, length);
    }

    static byte[] decompress(byte[] body, int atMost) {
        long announced = announcedLength(body);
        if (announced > atMost) {
            throw new WriteRefused(
                    WriteRefused.Reason.TOO_LARGE,
                    "The request unpacks to %,d bytes; at most %,d are taken.".formatted(announced, atMost));
        }
        if (announced > (long) DENSEST * body.length) {
            throw unreadable("it announces more bytes than it can hold", null);
        }
        // A fresh array each time: on broken input a reused one could leak what was in it before.
        var plain = new byte[(int) announced];
        try {
            int length = new SnappyDecompressor().decompress(body, 0, body.length, plain, 0, plain.length);
            if (length != plain.length) {
                throw unreadable("it holds fewer bytes than it announces", null);
            }
            return plain;
        } catch (MalformedInputException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw unreadable("it is broken", e);
        }
    }

    static long announcedLength(byte[] body) {
        long length = 0;
        for (int i = 0; i < 5 && i < body.length; i++) {
            length |= (long) (body[i] & 0x7f) << (7 * i);
            if (body[i] >= 0) {
                return length;
            }
        }
        throw unreadable("its length is missing", null);
    }

    private static WriteRefused unreadable(String why, @Nullable Throwable cause) {
        String sentence = "The request is not in snappy's block format: " + why + ".";
        return cause == null
                ? new WriteRefused(WriteRefused.Reason.UNREADABLE, sentence)
                : new WriteRefused(WriteRefused.Reason.UNREADABLE, sentence, cause);
    }
}
