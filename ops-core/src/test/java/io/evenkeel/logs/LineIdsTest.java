package io.evenkeel.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LineIdsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");

    static final long AN_ID = new LineIds(InstantSource.fixed(NOW), 3).next();

    @Test
    void idsRiseAlsoWhenTheClockStandsOrGoesBack() {
        long[] millis = {1000};
        LineIds ids = new LineIds(() -> Instant.ofEpochMilli(millis[0]--), 1);

        long[] given = LongStream.generate(ids::next).limit(100_000).toArray();

        assertThat(given).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void anIdTellsWhenItsLineArrived() {
        assertThat(LineIds.arrivalOf(AN_ID)).isEqualTo(NOW);
        assertThat(AN_ID).isPositive();
    }

    @Test
    void serversDoNotGiveTheSameIds() {
        long other = new LineIds(InstantSource.fixed(NOW), 4).next();

        assertThat(other).isNotEqualTo(AN_ID);
        assertThatThrownBy(() -> new LineIds(InstantSource.system(), 256)).hasMessageContaining("0 to 255");
    }
}
