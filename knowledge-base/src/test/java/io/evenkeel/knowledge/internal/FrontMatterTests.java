package io.evenkeel.knowledge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import io.evenkeel.knowledge.Article;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands before a text; what is wrong with it is said, and no word of a text is lost. */
class FrontMatterTests {

    static Stream<String> wrong() {
        return Stream.of(
                "---\nkind: poem\n---\ntext",
                "---\nreview: soon\n---\ntext",
                "---\nreview: 2027-02-30\n---\ntext",
                "---\ntitle: [a, b]\n---\ntext",
                "---\nkind: {a: b}\n---\ntext",
                "---\n- a\n- b\n---\ntext",
                "---\nA line that is no field.\n---\ntext",
                "---\ntitle: a\ntitle: b\n---\ntext",
                "---\ntitle: \"open\n---\ntext",
                "---\n\ttitle: a\n---\ntext",
                "---\na: &a [x]\nb: [*a, *a]\n---\ntext",
                "---\na: !!javax.script.ScriptEngineManager []\n---\ntext",
                "---\na: " + "[".repeat(2_000) + "\n---\ntext",
                "---\ntitle: a\nkind: runbook\n\nA text without an end of what stands before it.",
                "---\nx: " + "y".repeat(10_001) + "\n---\ntext");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void isRefusedWithASentence(String file) {
        assertThatThrownBy(() -> FrontMatter.of(file)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
            assertThat(refusal.getMessage()).hasSizeLessThan(400).endsWith(".").doesNotContain("Exception");
        });
    }

    @Test
    void wordsAreTakenAsTheyAreWritten() {
        FrontMatter read = FrontMatter.of("""
                ---
                title: no
                kind: Known Error
                language: zh-CN
                rules: 007, on
                review: 2027-06-30
                unknown: 12:30
                ---
                text""");

        assertThat(read.title()).contains("no");
        assertThat(read.kind()).contains(Article.Kind.KNOWN_ERROR);
        assertThat(read.rules()).containsExactly("007", "on");
        assertThat(read.reviewBy()).contains(LocalDate.parse("2027-06-30"));
        assertThat(read.body()).isEqualTo("text");
    }

    @Test
    void aLineOfHyphensMayBeginAText() {
        assertThat(FrontMatter.of("---\nFirst look at the log.\n").body()).isEqualTo("---\nFirst look at the log.\n");
    }

    @Test
    void anEmptyOneIsNone() {
        assertThat(FrontMatter.of("---\n---\ntext").body()).isEqualTo("text");
    }
}
