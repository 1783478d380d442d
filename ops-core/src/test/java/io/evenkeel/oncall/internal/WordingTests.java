package io.evenkeel.oncall.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.oncall.Pages.PageRequest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordingTests {
    private static final PageRequest REQUEST = new PageRequest("INC-7", "Disk will be full", "P2", "Host: web-1");

    @Test
    void saysWhatWhyAndWhatHappensOtherwise() {
        var wording = new Wording(Duration.ofMinutes(5), Optional.of("Ana Souza"));
        assertThat(wording.subject(REQUEST)).isEqualTo("[P2] INC-7 Disk will be full");
        assertThat(wording.text(REQUEST, 0, 2)).isEqualTo("""
                [P2] INC-7 Disk will be full

                Host: web-1

                You are paged as step 1 of 2. Acknowledge it within 5 minutes, else Ana Souza is paged.""");
    }

    @Test
    void saysShortWaitsInSeconds() {
        assertThat(new Wording(Duration.ofSeconds(30), Optional.of("Ana")).text(REQUEST, 0, 2))
                .contains("within 30 seconds");
    }

    @Test
    void theLastOneIsToldSo() {
        assertThat(new Wording(Duration.ofMinutes(10), Optional.empty()).text(REQUEST, 1, 2))
                .endsWith("You are paged as step 2 of 2. Acknowledge it: nobody else is paged after you.");
    }
}
