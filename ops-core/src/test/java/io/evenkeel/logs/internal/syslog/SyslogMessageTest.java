package io.evenkeel.logs.internal.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.logs.RawLine;
import io.evenkeel.logs.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SyslogMessageTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:00:00Z");

    private final SyslogMessage syslog = new SyslogMessage(ZoneId.of("Asia/Shanghai"));

    private RawLine read(String text) {
        return syslog.read(text, "10.0.0.9", NOW);
    }

    /** RFC 5424 §6.5, examples 1 to 3. */
    @Test
    void readsTheExamplesOfTheStandard() {
        assertThat(read(
                        "<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - \uFEFF'su root' failed for lonvick on"
                                + " /dev/pts/8"))
                .isEqualTo(new RawLine(
                        Optional.of(Instant.parse("2003-10-11T22:14:15.003Z")),
                        "mymachine.example.com",
                        "su",
                        Optional.of(Severity.CRITICAL),
                        "'su root' failed for lonvick on /dev/pts/8",
                        Map.of("facility", "4", "msgid", "ID47")));
        assertThat(
                        read(
                                "<165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - - %% It's time to make the do-nuts."))
                .isEqualTo(new RawLine(
                        Optional.of(Instant.parse("2003-08-24T12:14:15.000003Z")),
                        "192.0.2.1",
                        "myproc",
                        Optional.of(Severity.NOTICE),
                        "%% It's time to make the do-nuts.",
                        Map.of("facility", "20", "pid", "8710")));
        assertThat(read("<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog - ID47"
                                + " [exampleSDID@32473 iut=\"3\" eventSource=\"Appli\\\"cation\" eventID=\"1011\"]"
                                + "[examplePriority@32473 class=\"high\"] \uFEFFAn application event")
                        .fields())
                .isEqualTo(Map.of(
                        "facility", "20",
                        "msgid", "ID47",
                        "exampleSDID.iut", "3",
                        "exampleSDID.eventSource", "Appli\"cation",
                        "exampleSDID.eventID", "1011",
                        "examplePriority.class", "high"));
    }

    @Test
    void readsTheOlderFormAsSendersWriteIt() {
        assertThat(read("<38>Jan  2 10:59:59 web1 sshd[812]: Failed password"))
                .isEqualTo(new RawLine(
                        Optional.of(Instant.parse("2026-01-02T02:59:59Z")),
                        "web1",
                        "sshd",
                        Optional.of(Severity.INFO),
                        "Failed password",
                        Map.of("facility", "4", "pid", "812")));
        assertThat(read("<13>2026-01-02T10:00:00.5+08:00 web1 cron: done").at())
                .contains(Instant.parse("2026-01-02T02:00:00.500Z"));
        assertThat(read("<13>Jan  2 10:00:00 app: no host").host()).isEqualTo("10.0.0.9");
    }

    @Test
    void aTimeOfLastDecemberIsOfLastYear() {
        assertThat(read("<13>Dec 31 23:59:59 web1 app: x").at()).contains(Instant.parse("2025-12-31T15:59:59Z"));
    }

    @Test
    void whatIsNoSyslogIsALineOfItsSender() {
        assertThat(read("hello <13> world"))
                .isEqualTo(new RawLine(
                        Optional.empty(), "10.0.0.9", "syslog", Optional.empty(), "hello <13> world", Map.of()));
        assertThat(read("<999>Jan 99 99:99:99 x").text()).isEqualTo("<999>Jan 99 99:99:99 x");
    }

    @Test
    void anyTextIsTaken() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "<>1 3[]\"=-@\\:Jan02T:Z.\uFEFFx";
        for (int i = 0; i < 50_000; i++) {
            String text = "<13>1 "
                    + random.ints(random.nextInt(60), 0, alphabet.length())
                            .mapToObj(c -> alphabet.substring(c, c + 1))
                            .collect(Collectors.joining());

            assertThat(read(text.substring(random.nextInt(6))))
                    .as("seed %d: %s", seed, text)
                    .isNotNull();
        }
    }
}
