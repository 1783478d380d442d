package io.evenkeel.assistant.internal.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Knowledge.Passage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an article says to do. */
class RemediesTest {
    @Test
    void whatToDoIsTakenWithWhatStandsBelowItAndWithoutWhatItMeans() {
        Optional<Passage> found = Remedies.of(article("""
                ## What it means

                Less than 5 % is left.

                ## Safe remedies

                - Delete **old** logs.

                ### On the primary

                ```
                # no heading, a comment
                du -sh /var
                ```

                ## Background

                Long.
                """));

        assertThat(found).hasValueSatisfying(passage -> {
            assertThat(passage.heading()).isEqualTo("Safe remedies");
            assertThat(passage.anchor()).isEqualTo("safe-remedies");
            assertThat(passage.text().lines())
                    .containsExactly("Delete old logs.", "On the primary:", "no heading, a comment", "du -sh /var");
        });
    }

    @Test
    void chineseHeadingsTellItToo() {
        assertThat(Remedies.of(article("## 现象\n\n缓慢。\n\n## 处理\n\n1. 查看连接池\n")))
                .hasValueSatisfying(passage -> assertThat(passage.text()).isEqualTo("1. 查看连接池"));
    }

    @Test
    void anArticleWithoutSuchAHeadingHasNone() {
        assertThat(Remedies.of(article("## What it means\n\nWork waits.\n"))).isEmpty();
    }

    private static Article article(String body) {
        return new Article(
                "KB-8",
                Article.Kind.RUNBOOK,
                Article.State.PUBLISHED,
                1,
                Optional.of(1),
                "HostDiskFull: A filesystem that is full",
                "en",
                body,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("HostDiskFull"),
                List.of(),
                Optional.empty(),
                "Evenkeel",
                Instant.parse("2026-11-22T09:00:00Z"),
                1);
    }
}
