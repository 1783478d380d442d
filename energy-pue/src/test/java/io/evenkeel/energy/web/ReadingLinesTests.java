package io.evenkeel.energy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.energy.Reading;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadingLinesTests {
    private static final String LINE = "2026-11-22T08:00:00+08:00,5123.4\n";

    @Test
    void aHeaderAndEmptyLinesAreNoReadings() {
        assertThat(ReadingLines.of("at,value\n\n" + LINE + "\n"))
                .containsExactly(new Reading(Instant.parse("2026-11-22T00:00:00Z"), 5123.4));
    }

    @Test
    void aWrongLineIsNamedByItsNumber() {
        assertThatThrownBy(() -> ReadingLines.of("at,value\n\n" + LINE + "yesterday,7\n"))
                .hasMessageStartingWith("Line 4 must be a time and a number");
    }

    /** Else the last of them would be missing, and nobody be told. */
    @Test
    void emptyLinesTakeNoReadingsPlace() {
        assertThat(ReadingLines.of((LINE + "\n").repeat(10_000))).hasSize(10_000);
        assertThat(ReadingLines.of(LINE.repeat(20_000))).hasSize(10_001);
    }
}
