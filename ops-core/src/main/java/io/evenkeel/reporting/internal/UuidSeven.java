package io.evenkeel.reporting.internal;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** UUID version 7 (RFC 9562 §5.7): milliseconds first, so that rows made together lie together. */
final class UuidSeven {
    private UuidSeven() {}

    static UUID at(Instant instant, RandomGenerator random) {
        long high = (instant.toEpochMilli() << 16) | 0x7000L | random.nextInt(1 << 12);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
