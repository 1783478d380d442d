package io.evenkeel.knowledge.internal.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import io.evenkeel.knowledge.Knowledge.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShelfIndexTest {
    @TempDir
    private Path folder;

    private final KeptArticles shelf = new KeptArticles();
    private ShelfIndex index =
            new ShelfIndex(shelf, new IndexFolder(Path.of("none")), Optional::empty, InstantSource.system());

    @BeforeEach
    void open() {
        index = new ShelfIndex(shelf, new IndexFolder(folder), Optional::empty, InstantSource.system());
        shelf.publish("KB-1", "HostDiskFull: A filesystem that is full", "## Remedies\njournalctl --vacuum-size=500M");
        shelf.publish("KB-2", "数据库备库落后", "## 处理\n检查 pg_stat_replication 与 db-prod-07.lan 的网络。");
        shelf.publish("KB-3", "A certificate that ends soon", "certbot renew, then reload.", "WebCertificateEnds");
        shelf.publish("KB-4", "ORA-01555", "The undo space is too small for a long query on 10.20.3.4.");
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private List<Passage> found(String text) {
        Question question = Question.of(text);
        return question.isEmpty() ? List.of() : index.ask(now -> now.byWords(question, 10));
    }

    private List<String> keys(String text) {
        return found(text).stream().map(Passage::article).toList();
    }

    private void again() throws IOException {
        index.close();
        index = new ShelfIndex(shelf, new IndexFolder(folder), Optional::empty, InstantSource.system());
        index.follow();
    }

    private Path anyFile() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HostDiskFull: A filesystem that is full, KB-1",
        "数据库备库落后, KB-2",
        "A certificate that ends soon, KB-3",
        "ORA-01555, KB-4"
    })
    void anArticleIsFoundByItsTitle(String title, String key) {
        index.follow();

        assertThat(keys(title)).first().isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "db-prod-07.lan,KB-2",
        "db-prod-07,KB-2",
        "prod,KB-2",
        "DB-PROD-07,KB-2",
        "hostdiskfull,KB-1",
        "full disk,KB-1",
        "WebCertificateEnds,KB-3",
        "1555,KB-4",
        "10.20.3.4,KB-4",
        "10.20.3,KB-4",
        "pg_stat_replication,KB-2"
    })
    void aNameIsFoundWholeAndByPart(String text, String key) {
        index.follow();

        assertThat(keys(text)).first().isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"certi,KB-3", "hostd,KB-1", "db-pro,KB-2", "ora-0,KB-4", "备库落,KB-2", "the certif,KB-3"})
    void theLastWordIsFoundAsItIsTyped(String typed, String key) {
        index.follow();

        assertThat(keys(typed)).contains(key);
    }

    @ParameterizedTest
    @CsvSource({"磁盘满了怎么办,KB-1", "证书快到期,KB-3", "replication lag,KB-2", "證書過期,KB-3"})
    void aQuestionOfOneLanguageFindsAnArticleOfTheOther(String question, String key) {
        index.follow();

        assertThat(keys(question)).first().isEqualTo(key);
    }

    @Test
    void thePassageTellsWhereItStandsAndWhatMatched() {
        index.follow();

        Passage passage = found("journalctl vacuum").getFirst();

        assertThat(passage.heading()).isEqualTo("Remedies");
        assertThat(passage.anchor()).isEqualTo("remedies");
        assertThat(passage.marked())
                .extracting(each -> passage.excerpt().substring(each.from(), each.to()))
                .containsExactly("journalctl", "vacuum");
    }

    @Test
    void aPublicationIsFoundAndAnExpiredOneVanishes() {
        index.follow();
        shelf.publish("KB-5", "Printer queue", "Restart the spooler.");
        shelf.expire("KB-3");

        index.follow();

        assertThat(keys("spooler")).containsExactly("KB-5");
        assertThat(keys("certbot")).isEmpty();
    }

    @Test
    void aNewVersionTakesThePlaceOfTheOld() {
        index.follow();
        shelf.publish("KB-3", "A certificate that ends soon", "Ask the authority.");

        index.follow();

        assertThat(keys("certbot")).isEmpty();
        assertThat(keys("authority")).containsExactly("KB-3");
    }

    @Test
    void anIndexIsKeptOverARestart() throws IOException {
        index.follow();
        Path kept = anyFile();

        again();

        assertThat(kept).exists();
        assertThat(keys("certbot")).containsExactly("KB-3");
    }

    @Test
    void aBrokenIndexIsMadeAnew() throws IOException {
        index.follow();
        index.close();
        Files.writeString(anyFile(), "no index");

        again();

        assertThat(keys("certbot")).containsExactly("KB-3");
    }

    @Test
    void aMissingIndexIsMadeAnew() throws IOException {
        index.follow();
        index.close();
        Files.move(folder.resolve("1"), folder.resolve("elsewhere"));

        again();

        assertThat(keys("certbot")).containsExactly("KB-3");
    }

    @Test
    void whatADatabaseNeverHadVanishesWhenAnOlderOneIsRestored() {
        index.follow();
        shelf.forgetAll();
        shelf.publish("KB-9", "Older", "from the backup");

        index.follow();

        assertThat(keys("certbot")).isEmpty();
        assertThat(keys("backup")).containsExactly("KB-9");
    }

    @Test
    void whoSearchesBeforeThereIsAnIndexIsToldSo() {
        assertThatThrownBy(() -> found("certificate"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
    }

    static Stream<String> hostileTexts() {
        return Stream.of(
                "disk ".repeat(40_000),
                "a-".repeat(100_000),
                "磁盘".repeat(100_000),
                "!?*~^:/\\()[]{}&&||+-\"",
                "\"unbalanced",
                "/.*.*.*/",
                "body:[* TO *]",
                "disk\0full",
                "*",
                "\ud83d\ude00\ud83d",
                "' OR 1=1 --",
                "<script>alert(1)</script>");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void noTextIsSyntax(String text) {
        index.follow();

        assertThat(found(text)).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void searchesAnswerWhileTheIndexIsMadeAnew() throws Exception {
        index.follow();
        try (ExecutorService people = Executors.newFixedThreadPool(4)) {
            List<Future<List<String>>> answers = new ArrayList<>();
            for (int round = 0; round < 20; round++) {
                shelf.forgetAll();
                shelf.publish("KB-1", "HostDiskFull", "Round " + round);
                for (int person = 0; person < 10; person++) {
                    Callable<List<String>> search = () -> keys("HostDiskFull");
                    answers.add(people.submit(search));
                }
                index.follow();
            }
            for (Future<List<String>> answer : answers) {
                assertThat(answer.get()).first().isEqualTo("KB-1");
            }
        }
    }
}
