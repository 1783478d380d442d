package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTest {

    private final MovedClock clock = new MovedClock("2026-11-21T10:00:00.123456Z");
    private final Written written = new Written();
    private final Log log = written.log(clock);

    @Test
    void anEventIsOneLine() {
        log.say("agent_started", "server", "http://127.0.0.1:8080", "interval_s", 10);

        assertThat(written.lines())
                .containsExactly("time=2026-11-21T10:00:00.123Z level=info event=agent_started"
                        + " server=http://127.0.0.1:8080 interval_s=10");
    }

    @Test
    void aStrangersTextStaysInItsQuotesAndItsLine() {
        log.warn("samples_refused", "says", "no\nlevel=info event=\"forged\" \\", "empty", "");

        assertThat(written.lines())
                .containsExactly("time=2026-11-21T10:00:00.123Z level=warn event=samples_refused"
                        + " says=\"no level=info event=\\\"forged\\\" \\\\\" empty=\"\"");
    }

    @Test
    void aLongTextIsCut() {
        log.warn("x", "says", "a".repeat(100_000));

        assertThat(written.lines().getFirst()).hasSizeLessThan(400).endsWith("…");
    }

    @Test
    void whatRepeatsIsWrittenOnceAMinuteWithHowManyWereLeftOut() {
        for (int second = 0; second <= 130; second += 10) {
            log.warnOnceAMinute("refused", "samples_refused", "second", second);
            clock.moveSeconds(10);
        }

        assertThat(written.lines())
                .extracting(line -> line.substring(line.indexOf("event=")))
                .containsExactly(
                        "event=samples_refused second=0",
                        "event=samples_refused second=60 left_out=5",
                        "event=samples_refused second=120 left_out=5");
    }

    @Test
    void keysAreThrottledApart() {
        log.warnOnceAMinute("source cpu", "source_broken", "source", "cpu");
        log.warnOnceAMinute("source disk", "source_broken", "source", "disk");

        assertThat(written.lines()).hasSize(2);
    }

    @Test
    void aClockThatIsSetBackDoesNotSilenceTheLog() {
        log.warnOnceAMinute("refused", "samples_refused");
        clock.moveSeconds(-86_400);

        log.warnOnceAMinute("refused", "samples_refused");

        assertThat(written.lines()).hasSize(2);
    }
}
