package io.evenkeel.resource.internal;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes ids of version 7 (RFC 9562 §5.7): the time first, so that rows made together lie together. */
@Component
class ResourceIds {
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    ResourceIds(InstantSource clock) {
        this.clock = clock;
    }

    UUID next() {
        long timeAndVersion = clock.millis() << 16 | 0x7L << 12 | random.nextInt(0x1000);
        long variantAndRest = 0b10L << 62 | random.nextLong() >>> 2;
        return new UUID(timeAndVersion, variantAndRest);
    }
}
