package io.evenkeel.logs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.LogStore.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogUpkeepTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant OLDEST = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    Path folder;

    private final LogStore store = mock(LogStore.class);

    private void tidy(long mostBytes, long freeBytes, Usage usage) {
        when(store.usage()).thenReturn(usage);
        upkeep(mostBytes, freeBytes).tidy();
    }

    private LogUpkeep upkeep(long mostBytes, long freeBytes) {
        var settings = new LogSettings(folder, Duration.ofDays(30), mostBytes, freeBytes, ZoneOffset.UTC);
        return new LogUpkeep(store, mock(LearnedTemplates.class), settings, InstantSource.fixed(NOON));
    }

    @Test
    void whyLinesAreRefusedStandsInTheLogOnce() {
        var log = (Logger) LoggerFactory.getLogger(LogUpkeep.class);
        var written = new ListAppender<ILoggingEvent>();
        written.start();
        log.addAppender(written);
        when(store.trouble())
                .thenReturn(Optional.of("The disk is full."))
                .thenReturn(Optional.of("The disk is full, still."))
                .thenReturn(Optional.empty());
        LogUpkeep upkeep = upkeep(0, 0);
        for (int i = 0; i < 4; i++) {
            upkeep.tell();
        }
        log.detachAppender(written);

        assertThat(written.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsOnlyOnce("event=log-store-in-trouble cause=\"The disk is full.\"");
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
