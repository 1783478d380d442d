package io.evenkeel.protocol;

/**
 * How much one remote-write request may hold; what is above is refused as a whole, nothing is cut.
 *
 * @param compressedBytes size of the body as it comes
 * @param uncompressedBytes size that the snappy preamble announces; checked before anything of that size is allocated
 * @param series {@code TimeSeries} entries, those without samples included
 * @param samples of all series together
 * @param labelsPerSeries {@code __name__} included, labels with an empty value included
 * @param labelNameBytes UTF-8 length of a label name
 * @param labelValueBytes UTF-8 length of a label value, metric names included
 */
public record WriteLimits(
        int compressedBytes,
        int uncompressedBytes,
        int series,
        int samples,
        int labelsPerSeries,
        int labelNameBytes,
        int labelValueBytes) {

    /**
     * Far above what senders do by default (Prometheus: 2,000 samples a request), far below what a heap of 512 MB feels.
     * Label values end at 1,024 bytes because a btree refuses keys of more than about 2.7 kB.
     */
    public static final WriteLimits USUAL = new WriteLimits(4 << 20, 32 << 20, 50_000, 200_000, 64, 1_024, 1_024);

    public WriteLimits {
        if (Math.min(compressedBytes, uncompressedBytes) < 1
                || Math.min(series, samples) < 1
                || Math.min(labelsPerSeries, Math.min(labelNameBytes, labelValueBytes)) < 1) {
            throw new IllegalArgumentException("every limit is at least 1");
        }
    }
}
