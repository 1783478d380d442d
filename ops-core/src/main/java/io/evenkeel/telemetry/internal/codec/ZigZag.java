package io.evenkeel.telemetry.internal.codec;

/** Signed numbers as unsigned ones, small if they are near zero: 0, −1, 1, −2 become 0, 1, 2, 3. */
final class ZigZag {

    private ZigZag() {}

    static long of(long signed) {
        return (signed << 1) ^ (signed >> 63);
    }

    static long back(long unsigned) {
        return (unsigned >>> 1) ^ -(unsigned & 1);
    }
}
