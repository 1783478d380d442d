package io.evenkeel.otlp;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A request's body while it is read. What is small is read at once; the rest waits until {@link #whole} is called, so that it is
 * not in memory before its turn.
 */
final class Body {
    private static final int SMALL = 64 << 10;

    private final byte[] beginning;
    private final InputStream in;
    private final boolean packed;
    private final Limits limits;

    private Body(byte[] beginning, InputStream in, boolean packed, Limits limits) {
        this.beginning = beginning;
        this.in = in;
        this.packed = packed;
        this.limits = limits;
    }

    /** @throws OtlpRefused for an encoding that is not known */
    static Body begin(InputStream in, String encoding, Limits limits) throws IOException {
        boolean packed = switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "gzip" -> true;
            case "", "identity", "none" -> false;
            default ->
                throw OtlpRefused.otherForm("Send the request with Content-Encoding: gzip, or without any encoding.");
        };
        return new Body(in.readNBytes(SMALL), in, packed, limits);
    }

    /**
     * Unpacked.
     *
     * @throws OtlpRefused if it is too large or can't be unpacked
     */
    byte[] whole() throws IOException {
        InputStream all = beginning.length < SMALL
                ? new ByteArrayInputStream(beginning)
                : new SequenceInputStream(new ByteArrayInputStream(beginning), in);
        byte[] body;
        try {
            body = (packed ? new GZIPInputStream(all) : all).readNBytes(limits.bytes() + 1);
        } catch (ZipException | EOFException e) {
            if (!packed) {
                throw e;
            }
            throw OtlpRefused.unreadable("The request says Content-Encoding: gzip and is no whole gzip stream.");
        }
        if (body.length > limits.bytes()) {
            throw OtlpRefused.tooLarge(
                    "The request has more than %d MiB%s; send less at once (the exporter's batch size)."
                            .formatted(limits.bytes() >> 20, packed ? " unpacked" : ""));
        }
        return body;
    }
}
