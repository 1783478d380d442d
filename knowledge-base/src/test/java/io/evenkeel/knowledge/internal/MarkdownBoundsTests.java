package io.evenkeel.knowledge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile texts are refused before anything parses them; what people write is not. */
class MarkdownBoundsTests {

    static Stream<String> hostile() {
        return Stream.of(
                "x".repeat(200_001),
                "a\0b",
                "a\u0007b",
                "half \uD83D character",
                ">".repeat(1_000) + " deep",
                "> ".repeat(100) + "deep",
                "- ".repeat(500) + "deep",
                " ".repeat(200) + "- deep",
                "[".repeat(50_000),
                "[a](b) ".repeat(10_000),
                "|a".repeat(30_000) + "\n" + "|-".repeat(30_000) + "\n" + "|b\n".repeat(20_000),
                "|a|b|\n|-|-|\n" + "|b\n".repeat(20_000),
                "[click](javascript:alert(1))",
                "[click]( <JavaScript:alert(1)>)",
                "[a]: data:text/html,x");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refused(String text) {
        assertThat(MarkdownBounds.trouble(text)).isPresent();
    }

    static Stream<String> usual() {
        return Stream.of(
                "# Title\n\n1. one\n   - two\n     > three\n\n```\n*/5 * * * * run\n```\n",
                "[a](https://example.org) [b](/incidents/INC-1) [c](mailto:a@example.org) [d](#top)",
                "A private address may be named: [router](http://192.168.0.1/).",
                "<script>alert(1)</script> is shown as text",
                "| a | b |\n|---|---|\n" + "| 1 | 2 |\n".repeat(500),
                "表情 \uD83D\uDE80 也可以");
    }

    @ParameterizedTest
    @MethodSource("usual")
    void kept(String text) {
        assertThat(MarkdownBounds.trouble(text)).isEmpty();
    }

    @Test
    void aTextWithoutAHeadingKeepsItsFileName() {
        assertThat(MarkdownHead.of("no heading", "restart")).isEqualTo(new MarkdownHead("restart", "no heading"));
    }
}
