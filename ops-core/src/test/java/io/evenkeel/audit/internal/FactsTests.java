package io.evenkeel.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FactsTests {

    @Test
    void textsAreCutAndStorable() {
        check("page", "page");
        check("", "");
        check("nul\0inside", "nul\uFFFDinside");
        check("half \uD83D pair", "half \uFFFD pair");
        check("a\uD83D\uDE00b", "a\uD83D\uDE00b");
        check("x".repeat(1_000), "x".repeat(1_000));
        check("x".repeat(1_001), "x".repeat(999) + "…");
        check("x".repeat(998) + "\uD83D\uDE00yz", "x".repeat(998) + "\uFFFD…");
    }

    private static void check(String given, String stored) {
        assertThat(Facts.text(given)).isEqualTo(stored);
    }

    @Test
    void keepsTheFirstTwentyByName() {
        Map<String, String> many = IntStream.range(0, 100)
                .boxed()
                .collect(Collectors.toMap("fact-%02d"::formatted, number -> "value " + number));
        assertThat(Facts.bounded(many)).hasSize(20).containsKey("fact-00").doesNotContainKey("fact-20");
    }
}
