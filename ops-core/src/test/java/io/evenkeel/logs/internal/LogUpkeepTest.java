package io.evenkeel.logs.internal;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.LogStore.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogUpkeepTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant OLDEST = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    Path folder;

    private final LogStore store = mock(LogStore.class);

    private void tidy(long mostBytes, long freeBytes, Usage usage) {
        when(store.usage()).thenReturn(usage);
        var settings = new LogSettings(folder, Duration.ofDays(30), mostBytes, freeBytes, ZoneOffset.UTC);
        new LogUpkeep(store, mock(LearnedTemplates.class), settings, InstantSource.fixed(NOON)).tidy();
    }

    @Test
    void whatIsOlderThanTheRetentionGoes() {
        tidy(1000, 0, new Usage(10, 1000, OLDEST));

        verify(store).forgetBefore(NOON.minus(Duration.ofDays(30)));
        verify(store, never()).forgetBefore(OLDEST.plus(Duration.ofDays(1)));
    }

    @Test
    void beyondTheMostBytesTheOldestDayGoes() {
        tidy(999, 0, new Usage(10, 1000, OLDEST));

        verify(store).forgetBefore(OLDEST.plus(Duration.ofDays(1)));
    }

    @Test
    void aDiskThatFillsTakesTheOldestDayToo() {
        tidy(1_000_000, Long.MAX_VALUE, new Usage(10, 1000, OLDEST));

        verify(store).forgetBefore(OLDEST.plus(Duration.ofDays(1)));
    }

    @Test
    void todayAndYesterdayStayWhateverTheirSize() {
        Instant yesterday = Instant.parse("2026-11-20T00:00:00Z");
        tidy(1, Long.MAX_VALUE, new Usage(10, 1000, yesterday));

        verify(store).forgetBefore(any());
        verify(store).forgetBefore(NOON.minus(Duration.ofDays(30)));
    }
}
