package io.evenkeel.notify.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OneLineTests {

    @Test
    void aDetailIsOneBoundedLine() {
        check("250 OK", "250 OK");
        check(" \t 450 later \r\n", "450 later");
        check("one\r\ntwo\u2028three\u2029four\u0085five", "one  two three four five");
        check("x".repeat(300), "x".repeat(300));
        check("x".repeat(301), "x".repeat(299) + "…");
        check("x".repeat(298) + "\uD83D\uDE00yy", "x".repeat(298) + "…");
        check("", "");
    }

    private static void check(String said, String kept) {
        assertThat(OneLine.detail(said)).isEqualTo(kept);
    }

    @Test
    void aNoticeFromOutsideIsBoundedAndKeepsItsLines() {
        Notice notice = new Notice(
                "key",
                Channel.EMAIL,
                UUID.randomUUID(),
                "wei@example.org",
                "disk full\r\nBcc: all@example.org",
                "first\nsecond\0" + "x".repeat(30_000),
                "INC-1");

        Notice stored = OneLine.storable(notice);

        assertThat(stored.subject()).isEqualTo("disk full  Bcc: all@example.org");
        assertThat(stored.text())
                .startsWith("first\nsecond\uFFFDx")
                .hasSize(20_000)
                .endsWith("…");
    }
}
