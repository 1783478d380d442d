package io.evenkeel.protocol;

import java.util.List;

/**
 * The body of Prometheus remote write 1.0: a protobuf {@code prometheus.WriteRequest} in snappy's block format.
 *
 * <p>Decoding is strict about what would be stored wrongly and lenient about what is only unknown: unknown fields are
 * skipped as protobuf asks; metadata, exemplars and native histograms are skipped and counted. Refused are: broken
 * snappy or protobuf, anything above the limits, text that is not UTF-8 or holds the character NUL (which PostgreSQL
 * can't keep), an empty or repeated label name, and a series without {@code __name__}. A label with an empty value counts
 * as absent; labels need not be sorted; samples of one series come out in time order, and samples of equal times keep
 * their order. Times and values pass unchanged, NaN with its payload too (Prometheus marks the end of a series with one).
 *
 * <p>The caller checks the headers: {@code Content-Encoding: snappy} and a {@code Content-Type} of
 * {@code application/x-protobuf} without {@code proto=io.prometheus.write.v2.Request}, whose fields are all unknown here.
 */
public final class RemoteWrite {

    /** The label that holds the metric's name. */
    public static final String NAME = "__name__";

    private RemoteWrite() {}

    /** Labels are written sorted by name, as receivers expect; a label with an empty value is left out. */
    public static byte[] encode(List<TimeSeries> series) {
        return SnappyBlock.compress(WriteRequestWriter.write(series));
    }

    /**
     * @param body as it came, still compressed
     * @throws WriteRefused with a sentence for the sender, when the request breaks a rule above
     */
    public static WriteRequest decode(byte[] body, WriteLimits limits) {
        return read(unpack(body, limits), limits);
    }

    /**
     * The protobuf bytes of a body: the first half of {@link #decode}, for a receiver that looks at them itself first.
     *
     * @throws WriteRefused if the body is too large or not snappy
     */
    public static byte[] unpack(byte[] body, WriteLimits limits) {
        if (body.length > limits.compressedBytes()) {
            throw new WriteRefused(
                    WriteRefused.Reason.TOO_LARGE,
                    "The request has %,d bytes; at most %,d are taken."
                            .formatted(body.length, limits.compressedBytes()));
        }
        return SnappyBlock.decompress(body, limits.uncompressedBytes());
    }

    /** The second half of {@link #decode}; any concatenation of a request's fields is a request too. */
    public static WriteRequest read(byte[] plain, WriteLimits limits) {
        return new WriteRequestReader(plain, limits).read();
    }

    /**
     * How many bytes a body says that it unpacks to, before memory is taken for them.
     *
     * @throws WriteRefused if it does not say
     */
    public static long announcedBytes(byte[] body) {
        return SnappyBlock.announcedLength(body);
    }
}
