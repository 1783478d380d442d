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
                "[a]: data:text/html,x",
                "[a]:\n  vbscript:x",
                "[click](\njavascript:alert(1))",
                "[click](javascript&#58;alert(1))",
                "[click](&#106;avascript:alert(1))",
                "[click](java&#9;script:alert(1))",
                "[click](javascript\\:alert(1))",
                "[click][1]\n\n[1]: <java\tscript:alert(1)>",
                "![x](data:text/html;base64,PHNjcmlwdD4=)",
                "[![x](/logo.png)](javascript:alert(1))",
                "<javascript:alert(1)>",
                "[files](file:///etc/passwd)",
                "rm -rf /tmp/\u202eetad/\u202c",
                "a\u2066b\u2069",
                "| a |\n|---|\n" + "| 1 |\n".repeat(1_000_000),
                "|a".repeat(61) + "\n" + "|-".repeat(61),
                "- ".repeat(31) + "x",
                "<".repeat(200_000),
                "<".repeat(100_000) + ">".repeat(100_000),
                "> <\n".repeat(50_000),
                "<!--".repeat(50_000),
                "<?".repeat(100_000));
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
                "表情 \uD83D\uDE80 也可以",
                "x".repeat(200_000),
                "*a **a ".repeat(28_000),
                "`".repeat(199_999),
                "for a < b; do cat <<EOF > out\n".repeat(400),
                "<b>x</b> ".repeat(20_000),
                "&".repeat(200_000),
                "\\".repeat(200_000),
                "a\n===\n".repeat(30_000),
                "[a](https://example.org) ".repeat(2_900),
                "العربية \u200fقاعدة البيانات\u200e",
                "- ".repeat(19) + "x");
    }

    /** What is kept is taken in by the index too. */
    @ParameterizedTest
    @MethodSource("usual")
    void everyPlaceThatReadsItCanTakeItIn(String text) {
        assertThat(Differences.between(text, text + "\nend").added()).isPositive();
        assertThat(MarkdownHead.of(text, "x").title()).isNotEmpty();
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
