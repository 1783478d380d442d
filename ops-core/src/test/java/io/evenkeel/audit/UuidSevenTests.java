package io.evenkeel.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidSevenTests {
    @Test
    void theySortByTimeAndSayTheirVersion() {
        Instant early = Instant.parse("2026-11-21T02:00:00.000Z");
        UUID first = UuidSeven.at(early);
        UUID second = UuidSeven.at(early.plusMillis(1));

        assertThat(first.toString()).isLessThan(second.toString());
        assertThat(first.version()).isEqualTo(7);
        assertThat(first.variant()).isEqualTo(2);
        assertThat(first.getMostSignificantBits() >>> 16).isEqualTo(early.toEpochMilli());
    }
}
