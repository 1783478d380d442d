package io.evenkeel.otlp;

/**
 * How much one request may hold.
 *
 * @param bytes packed, and unpacked
 * @param messages of protobuf altogether, each attribute's two included: empty ones take two bytes on the wire and far more in
 *     memory
 * @param deepest messages within messages
 */
record Limits(int bytes, int messages, int deepest) {
    /** The SDKs send 512 records at once, the Collector 8,192; a record takes a kilobyte and some forty messages. */
    static final Limits USUAL = new Limits(16 << 20, 600_000, 64);
}
