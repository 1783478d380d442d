package io.evenkeel.knowledge.internal.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.knowledge.Knowledge.Passage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeaningTest {
    @TempDir
    private Path folder;

    private final KeptArticles shelf = new KeptArticles();
    private LetterMeaning model = new LetterMeaning("letters-1");
    private ShelfIndex index =
            new ShelfIndex(shelf, new IndexFolder(Path.of("none")), Optional::empty, InstantSource.system());

    @BeforeEach
    void open() {
        shelf.publish("KB-1", "zzz", "zzz zzzz");
        shelf.publish("KB-2", "qqq", "qqq qqqq");
        begin();
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private void begin() {
        index = new ShelfIndex(shelf, new IndexFolder(folder), () -> Optional.of(model), InstantSource.system());
        index.follow();
        addAll();
    }

    private void addAll() {
        boolean more = true;
        while (more) {
            more = index.addMeanings();
        }
    }

    private List<String> fused(String text) {
        return index.ask(now -> now.fused(Question.of(text), model.ofQuestion(text), 1)).stream()
                .map(Passage::article)
                .toList();
    }

    @Test
    void anArticleIsFoundByItsMeaningAlone() {
        assertThat(fused("qqqqqqqq")).containsExactly("KB-2");
    }

    @Test
    void aNewVersionWithTheSameWordsIsNotComputedAgain() {
        shelf.publish("KB-1", "zzz", "zzz zzzz");
        index.follow();
        addAll();

        assertThat(model.passages()).isEqualTo(2);
        assertThat(fused("zzzzzzzz")).containsExactly("KB-1");
    }

    @Test
    void anIndexThatIsMadeAnewKeepsMeanings() {
        shelf.forgetAll();
        shelf.publish("KB-2", "qqq", "qqq qqqq");
        index.follow();
        addAll();

        assertThat(model.passages()).isEqualTo(2);
        assertThat(fused("qqqqqqqq")).containsExactly("KB-2");
    }

    @Test
    void anotherModelComputesAllAnew() throws IOException {
        index.close();
        model = new LetterMeaning("letters-2");

        begin();

        assertThat(model.passages()).isEqualTo(2);
        assertThat(fused("qqqqqqqq")).containsExactly("KB-2");
    }

    @Test
    void wordsCountMoreThanMeaning() {
        List<Ranked> words = List.of(new Ranked("named", 1, 9), new Ranked("other", 2, 3));
        List<Ranked> meaning = List.of(new Ranked("near", 5, 1), new Ranked("other", 6, 0.9));

        assertThat(Ranked.fused(words, meaning)).extracting(Ranked::article).containsExactly("other", "named", "near");
    }

    @Test
    void aMissingModelSaysHowToGetIt() {
        Path none = folder.resolve("none");

        assertThatThrownBy(() -> ModelJars.in(none))
                .hasMessageContaining("evenkeel.knowledge.meaning=on")
                .hasMessageContaining("knowledge-base/meaning/pom.xml");
    }

    @Test
    void aServerWithoutTheModelSearchesByWords() {
        MeaningSwitch meaning = new MeaningSwitch(true, folder.resolve("none"));

        meaning.load();

        assertThat(meaning.model()).isEmpty();
    }
}
