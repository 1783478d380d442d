package io.evenkeel.knowledge.internal;

import static io.evenkeel.knowledge.internal.KnowledgeRoom.ANY;
import static io.evenkeel.knowledge.internal.KnowledgeRoom.as;
import static io.evenkeel.knowledge.internal.KnowledgeRoom.runbook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Article.State;
import io.evenkeel.knowledge.ArticleImport;
import io.evenkeel.knowledge.ArticleImport.ImportFile;
import io.evenkeel.knowledge.ArticleImport.Imported;
import io.evenkeel.knowledge.ArticleImport.RefusedFile;
import io.evenkeel.knowledge.Articles.ArticleRow;
import io.evenkeel.knowledge.Articles.ArticleSearch;
import io.evenkeel.knowledge.internal.SourceIntake.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the product ships and what a folder brings: taken in once, renewed, and never written over people's words. */
class SourcesScenarioTests {
    private final KnowledgeRoom room = new KnowledgeRoom();
    private final ShippedArticles shipped = room.context.getBean(ShippedArticles.class);
    private final ArticleImport imports = room.context.getBean(ArticleImport.class);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aShippedRunbookIsAnArticleOfItsRuleOnceHoweverOftenTheServerStarts() {
        room.shipped.texts.put("HostDiskFull", "# HostDiskFull: It is full\n\nFind what is large.\n");

        assertThat(shipped.takeIn()).isEqualTo(Map.of(Outcome.MADE, 1));
        assertThat(shipped.takeIn()).isEmpty();

        Article article = room.read(room.vera, "KB-1");
        assertThat(article.title()).isEqualTo("HostDiskFull: It is full");
        assertThat(article.body()).isEqualTo("Find what is large.\n");
        assertThat(article.source()).contains("shipped/HostDiskFull");
        assertThat(room.articles.ofRule(as(room.vera), "HostDiskFull", Optional.empty()))
                .hasValueSatisfying(runbook -> assertThat(runbook.key()).contains("KB-1"));
    }

    @Test
    void aNewerShippedTextBecomesTheNextVersion() {
        room.shipped.texts.put("HostDiskFull", "# Full\n\nOld.");
        shipped.takeIn();
        room.shipped.texts.put("HostDiskFull", "# Full\n\nNew.");

        assertThat(shipped.takeIn()).isEqualTo(Map.of(Outcome.CHANGED, 1));
        assertThat(room.read(room.vera, "KB-1").body()).isEqualTo("New.");
        assertThat(room.read(room.vera, "KB-1").number()).isEqualTo(2);
    }

    @Test
    void whatPeopleEditedSurvivesAnUpgradeAndTheNewerTextIsOffered() {
        room.shipped.texts.put("HostDiskFull", "# Full\n\nOld.");
        shipped.takeIn();
        room.articles.revise(as(room.lin), "KB-1", runbook("Full", "Ours."), ANY);
        room.articles.submit(as(room.lin), "KB-1", ANY);
        room.articles.publish(as(room.mei), "KB-1", Optional.empty(), ANY);
        room.shipped.texts.put("HostDiskFull", "# Full\n\nNew.");

        assertThat(shipped.takeIn()).isEqualTo(Map.of(Outcome.OFFERED, 1));
        assertThat(shipped.takeIn()).isEmpty();

        assertThat(room.read(room.vera, "KB-1").body()).isEqualTo("Ours.");
        assertThat(room.articles.find(as(room.mei), "KB-1", Optional.of(3))).hasValueSatisfying(offered -> {
            assertThat(offered.state()).isEqualTo(State.DRAFT);
            assertThat(offered.body()).isEqualTo("New.");
        });
    }

    @Test
    void somebodysDraftIsNotTouchedByAnUpgradeThatComesMeanwhile() {
        room.shipped.texts.put("HostDiskFull", "# Full\n\nOld.");
        shipped.takeIn();
        room.articles.revise(as(room.lin), "KB-1", runbook("Full", "Half written."), ANY);
        room.shipped.texts.put("HostDiskFull", "# Full\n\nNew.");

        assertThat(shipped.takeIn()).isEqualTo(Map.of(Outcome.IN_THE_WAY, 1));
        assertThat(room.articles
                        .find(as(room.lin), "KB-1", Optional.of(2))
                        .orElseThrow()
                        .body())
                .isEqualTo("Half written.");
    }

    @Test
    void aFolderIsImportedTwiceWithoutDoubles() {
        room.item("db-1");
        List<ImportFile> files =
                List.of(new ImportFile("db/restart.md", """
                        ---
                        title: Restart the database
                        kind: runbook
                        rules: [PostgresDown]
                        items: [db-1]
                        review: 2027-06-30
                        ---
                        First look at the log.
                        """), new ImportFile("值班.md", "# 值班须知\n\n先确认告警，再通知负责人。"));

        Imported first = imports.take(as(room.mei), "wiki", files);
        Imported second = imports.take(as(room.mei), "wiki", files);

        assertThat(first).isEqualTo(new Imported(2, 0, 0, 0, List.of()));
        assertThat(second).isEqualTo(new Imported(0, 0, 0, 2, List.of()));
        Article restart = room.read(room.vera, "KB-1");
        assertThat(restart.kind()).isEqualTo(Article.Kind.RUNBOOK);
        assertThat(restart.items()).hasSize(1);
        assertThat(restart.reviewBy()).hasToString("Optional[2027-06-30]");
        Article chinese = room.read(room.vera, "KB-2");
        assertThat(chinese.title()).isEqualTo("值班须知");
        assertThat(chinese.language()).isEqualTo("zh-CN");
    }

    @Test
    void aRunbookOfTheirOwnGoesBeforeTheShippedOneInWhateverLanguage() {
        room.shipped.texts.put("HostDiskFull", "# Full\n\nFind what is large.");
        shipped.takeIn();
        assertThat(room.articles.ofRule(as(room.vera), "HostDiskFull", Optional.of("en")))
                .hasValueSatisfying(runbook -> assertThat(runbook.shipped()).isTrue());

        imports.take(as(room.mei), "wiki", List.of(new ImportFile("磁盘.md", """
                        ---
                        kind: runbook
                        rules: [HostDiskFull]
                        ---
                        # 磁盘已满

                        先找出大文件。
                        """)));

        assertThat(room.articles.ofRule(as(room.vera), "HostDiskFull", Optional.of("en")))
                .hasValueSatisfying(runbook -> {
                    assertThat(runbook.title()).isEqualTo("磁盘已满");
                    assertThat(runbook.shipped()).isFalse();
                });
    }

    @Test
    void aShippedRunbookIsReadInTheReadersLanguageAndElseInEnglish() {
        room.shipped.texts.put("HostDiskFull", "# Full\n\nFind what is large.");
        room.shipped.chinese.put("HostDiskFull", "# 已满\n\n找出大文件。");

        assertThat(titles("zh-CN", "zh", "en", "de", "")).containsExactly("已满", "已满", "Full", "Full", "Full");
        assertThat(shipped.takeIn()).isEqualTo(Map.of(Outcome.MADE, 2));
        assertThat(shipped.takeIn()).isEmpty();

        assertThat(titles("zh-CN", "zh", "en", "de", "")).containsExactly("已满", "已满", "Full", "Full", "Full");
        assertThat(room.read(room.vera, "KB-2").source()).contains("shipped/zh-CN/HostDiskFull");
        assertThat(room.read(room.vera, "KB-2").language()).isEqualTo("zh-CN");
    }

    private List<String> titles(String... languages) {
        return Stream.of(languages)
                .map(language -> room.articles
                        .ofRule(as(room.vera), "HostDiskFull", Optional.of(language))
                        .orElseThrow()
                        .title())
                .toList();
    }

    @Test
    void aShippedRunbookIsListedOnceInTheReadersLanguageAndWhatPeopleWroteAlways() {
        room.shipped.texts.put("HostDiskFull", "# Full\n\nFind what is large.");
        room.shipped.chinese.put("HostDiskFull", "# 已满\n\n找出大文件。");
        room.shipped.texts.put("HostSilent", "# Silent\n\nOnly in English.");
        shipped.takeIn();
        room.published(runbook("Ours", "Of the team."));

        assertThat(listed(Optional.of("zh-CN"))).containsExactlyInAnyOrder("已满", "Silent", "Ours");
        assertThat(listed(Optional.of("en"))).containsExactlyInAnyOrder("Full", "Silent", "Ours");
        assertThat(listed(Optional.empty())).containsExactlyInAnyOrder("Full", "已满", "Silent", "Ours");
    }

    private List<String> listed(Optional<String> language) {
        var search = new ArticleSearch(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                language,
                Optional.empty(),
                50);
        return room.articles.list(as(room.vera), search).articles().stream()
                .map(ArticleRow::title)
                .toList();
    }

    @Test
    void whatPeopleMadeOfTheEnglishTextGoesBeforeTheShippedChineseOne() {
        room.shipped.texts.put("HostDiskFull", "# Full\n\nFind what is large.");
        room.shipped.chinese.put("HostDiskFull", "# 已满\n\n找出大文件。");
        shipped.takeIn();
        room.articles.revise(as(room.lin), "KB-1", runbook("Our disks", "Ours."), ANY);
        room.articles.submit(as(room.lin), "KB-1", ANY);
        room.articles.publish(as(room.mei), "KB-1", Optional.empty(), ANY);

        assertThat(titles("zh-CN", "en")).containsExactly("Our disks", "Our disks");
    }

    @Test
    void whatIsWrongWithAFileIsSaidAndTheRestGoesOn() {
        Imported imported = imports.take(
                as(room.mei),
                "wiki",
                List.of(
                        new ImportFile("../etc/passwd.md", "x"),
                        new ImportFile("empty.md", "  "),
                        new ImportFile("bomb.md", "---\na: &a [x]\nb: [*a, *a]\n---\ntext"),
                        new ImportFile("script.md", "[click](javascript:alert(1))"),
                        new ImportFile("good.md", "Good.")));

        assertThat(imported.made()).isEqualTo(1);
        assertThat(imported.refused())
                .extracting(RefusedFile::path)
                .containsExactly("../etc/passwd.md", "empty.md", "bomb.md", "script.md");
        assertThat(imported.refused())
                .allSatisfy(file -> assertThat(file.reason()).endsWith("."));
    }

    @Test
    void ofTwoFilesWithOnePathTheFirstCounts() {
        Imported imported = imports.take(
                as(room.mei),
                "wiki",
                List.of(
                        new ImportFile("a.md", "First."),
                        new ImportFile("a.md", "Second."),
                        new ImportFile("b.md", "B.")));

        assertThat(imported.made()).isEqualTo(2);
        assertThat(imported.refused()).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo("a.md");
            assertThat(file.reason()).contains("the first one counts");
        });
        assertThat(room.read(room.vera, "KB-1").body()).isEqualTo("First.");
    }

    @Test
    void aMarkOfTheEncodingIsNoPartOfTheText() {
        imports.take(as(room.mei), "wiki", List.of(new ImportFile("a.md", "\ufeff---\ntitle: Marked\n---\nText.")));

        assertThat(room.read(room.vera, "KB-1").title()).isEqualTo("Marked");
        assertThat(room.read(room.vera, "KB-1").body()).isEqualTo("Text.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/../b.md",
                "/etc/a.md",
                "a\\b.md",
                "a//b.md",
                "./a.md",
                "a\u202edm.exe.md",
                "1/2/3/4/5/6/7/8/9/10/11.md",
                "a.txt",
                "a\n.md",
                ""
            })
    void aPathThatLeadsElsewhereOrReadsOtherwiseIsRefused(String path) {
        Imported imported = imports.take(as(room.mei), "wiki", List.of(new ImportFile(path, "Text.")));

        assertThat(imported.made()).isZero();
        assertThat(imported.refused()).extracting(RefusedFile::path).containsExactly(path);
    }

    @Test
    void moreFilesThanAreTakenInAtOnceAreRefusedWhole() {
        List<ImportFile> files = IntStream.rangeClosed(0, ArticleImport.MOST_FILES)
                .mapToObj(each -> new ImportFile(each + ".md", "Text."))
                .toList();

        assertThatThrownBy(() -> imports.take(as(room.mei), "wiki", files)).hasMessageContaining("at most 500 files");
        assertThat(room.audit.verbs()).isEmpty();
    }

    @Test
    void aTitleThatReadsOtherwiseThanItIsWrittenIsRefused() {
        assertThatThrownBy(() -> room.articles.write(as(room.lin), runbook("Disk \u202ellf si", "Text.")))
                .hasMessageContaining("direction of writing");
    }
}
