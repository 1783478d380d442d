package io.evenkeel.knowledge.internal.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.evenkeel.audit.Refusal;
import io.evenkeel.knowledge.Knowledge.Passage;
import io.evenkeel.knowledge.internal.ShelfChanged;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeSearchTest {
    private final KeptArticles shelf = new KeptArticles();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    private KnowledgeSearch search = new KnowledgeSearch(
            shelf, Path.of("none"), new MeaningSwitch(false, Path.of("none")), metrics, InstantSource.system());

    @BeforeEach
    void start(@TempDir Path folder) {
        metrics.clear();
        search = new KnowledgeSearch(shelf, folder, new MeaningSwitch(false, folder), metrics, InstantSource.system());
        shelf.publish("KB-1", "Certificates", "certbot renew");
        search.start();
        await().until(() -> metrics.get("evenkeel.knowledge.passages").gauge().value() == 1);
    }

    @AfterEach
    void stop() {
        search.stop();
    }

    private List<String> keys(String text) {
        return search.find(text, 10).passages().stream().map(Passage::article).toList();
    }

    @Test
    void aPublicationOfThisServerIsFoundAfterItsEvent() {
        shelf.publish("KB-2", "Printers", "spooler");

        search.follow(new ShelfChanged(2));

        await().until(() -> keys("spooler").equals(List.of("KB-2")));
    }

    @Test
    void aPublicationOfAnotherServerIsFoundWithoutAnEvent() {
        shelf.publish("KB-2", "Printers", "spooler");

        await().until(() -> keys("spooler").equals(List.of("KB-2")));
    }

    @Test
    void emptyTextFindsNothing() {
        assertThat(search.find("  \0 ?!", 10).passages()).isEmpty();
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        String text = "certbot ".repeat(25_000);

        assertThatThrownBy(() -> search.find(text, 10))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("knowledge-words-too-long"));
    }

    @Test
    void theAnswerSaysThatWordsWereSearched() {
        assertThat(search.find("certbot", 10).how()).isEqualTo("words");
    }
}
