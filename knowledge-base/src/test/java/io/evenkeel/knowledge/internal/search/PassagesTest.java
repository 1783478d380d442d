package io.evenkeel.knowledge.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PassagesTest {

    @Test
    void cutAtHeadingsWithTheHeadingsAbove() {
        assertThat(Passages.of("Disk full", """
                # Disk full
                What it is.
                ## Remedies
                ### Logs
                - rotate `logrotate -f`
                - remove

                ### Packages
                apt-get clean
                """))
                .containsExactly(
                        new Section("", "disk-full", "What it is."),
                        new Section("Remedies › Logs", "logs", "rotate logrotate -f\nremove"),
                        new Section("Remedies › Packages", "packages", "apt-get clean"));
    }

    @Test
    void anchorsAreThoseOfGitHub() {
        assertThat(Passages.of("", """
                ## What to look at, first?
                a
                ## 先看 什么
                b
                ## What to look at first
                c
                """))
                .extracting(Section::anchor)
                .containsExactly("what-to-look-at-first", "先看-什么", "what-to-look-at-first-1");
    }

    @Test
    void aLongSectionIsCutBetweenParagraphsWithoutLoss() {
        String paragraph =
                "One sentence of some length stands here. ".repeat(20).strip();
        String markdown = "## Long\n" + (paragraph + "\n\n").repeat(10);

        var sections = Passages.of("", markdown);

        assertThat(sections)
                .hasSize(10)
                .allSatisfy(each -> assertThat(each).isEqualTo(new Section("Long", "long", paragraph)));
    }

    @Test
    void aLongParagraphIsCutBehindASentence() {
        var sections = Passages.of("", "磁盘写满以后数据库会停。".repeat(500));

        assertThat(sections)
                .hasSizeGreaterThan(4)
                .allSatisfy(each -> assertThat(each.text())
                        .hasSizeLessThanOrEqualTo(Passages.LONGEST)
                        .endsWith("。"));
    }

    @Test
    void aTableIsReadCellByCellAndHtmlIsLeftOut() {
        assertThat(Passages.of("", """
                | code | meaning |
                |---|---|
                | 0x80070005 | access denied |

                <script>alert(1)</script>
                """))
                .extracting(Section::text)
                .containsExactly("code meaning \n0x80070005 access denied");
    }

    @Test
    void anEmptyArticleHasOneEmptyPassage() {
        assertThat(Passages.of("Title", "# Title\n")).containsExactly(new Section("", "", ""));
    }

    @Test
    void deepNestingCostsNoStack() {
        assertThat(Passages.of("", ">".repeat(20_000) + " deep")).isNotEmpty();
    }
}
