package io.evenkeel.identity.internal;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids that sort by the time of their making (RFC 9562 §5.7). */
final class Uuid7 {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Uuid7() {}

    static UUID at(Instant instant) {
        long version = 0x7000L | (RANDOM.nextInt() & 0x0fffL);
        long variant = 0x8000_0000_0000_0000L | (RANDOM.nextLong() >>> 2);
        return new UUID(instant.toEpochMilli() << 16 | version, variant);
    }
}
