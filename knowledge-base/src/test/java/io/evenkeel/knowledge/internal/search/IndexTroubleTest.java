package io.evenkeel.knowledge.internal.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import io.evenkeel.knowledge.Knowledge.Passage;
import io.evenkeel.knowledge.KnowledgeIndex.IndexHealth;
import io.evenkeel.knowledge.KnowledgeIndex.IndexState;
import io.evenkeel.oncall.fakes.MovableClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may happen to the folder of the index, and what people are told of it. */
class IndexTroubleTest {
    private static final String MORNING = "2026-11-21T06:00:00Z";

    @TempDir
    private Path folder;

    private final KeptArticles shelf = new KeptArticles();
    private final MovableClock clock = new MovableClock(MORNING);
    private final AtomicBoolean full = new AtomicBoolean();
    private ShelfIndex index = new ShelfIndex(shelf, new IndexFolder(Path.of("none")), Optional::empty, clock);

    @BeforeEach
    void open() {
        index = new ShelfIndex(
                shelf,
                new IndexFolder(folder, place -> new SmallDisk(place, full), place -> full.get() ? 0 : 1L << 40),
                Optional::empty,
                clock);
        shelf.publish("KB-1", "Certificates", "certbot renew");
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    /** A disk that takes no more once it is full, as an operating system tells it. */
    private static final class SmallDisk extends FilterDirectory {
        private final AtomicBoolean full;

        SmallDisk(Path place, AtomicBoolean full) throws IOException {
            super(FSDirectory.open(place));
            this.full = full;
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            if (full.get()) {
                throw new IOException("No space left on device");
            }
            return new FilterIndexOutput("small disk", name, in.createOutput(name, context)) {
                @Override
                public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
                    if (full.get()) {
                        throw new IOException("No space left on device");
                    }
                    super.writeBytes(bytes, offset, length);
                }
            };
        }
    }

    private List<String> keys(String text) {
        return index.ask(now -> now.byWords(Question.of(text), 10)).stream()
                .map(Passage::article)
                .toList();
    }

    private IndexState state() {
        return index.health().state();
    }

    private Path segments() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void anIndexThatHoldsAllSaysSinceWhen() {
        index.follow();

        assertThat(index.health())
                .isEqualTo(
                        new IndexHealth(IndexState.READY, 1, 0, Optional.of(Instant.parse(MORNING)), Optional.empty()));
    }

    @Test
    void anIndexThatAnotherProcessHoldsIsLeftAloneAndTriedAgain() throws IOException {
        index.follow();
        index.close();
        byte[] before = Files.readAllBytes(segments());
        try (var other = new IndexWriter(FSDirectory.open(folder.resolve("1")), new IndexWriterConfig())) {
            open();
            index.follow();

            assertThat(other.isOpen()).isTrue();
            assertThat(state()).isEqualTo(IndexState.HELD);
            assertThat(index.health().trouble())
                    .hasValueSatisfying(
                            text -> assertThat(text).contains("Another process").doesNotContain(folder.toString()));
            assertThatThrownBy(() -> keys("certbot")).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.code()).isEqualTo("knowledge-index-in-trouble");
                assertThat(refusal).hasMessageContaining("Another process");
            });
            assertThat(Files.readAllBytes(segments())).isEqualTo(before);
        }
        index.follow();

        assertThat(state()).isEqualTo(IndexState.READY);
        assertThat(keys("certbot")).containsExactly("KB-1");
    }

    /** The header of Lucene's file of segments: four bytes of a mark, its name with its length, then the version. */
    @ParameterizedTest
    @ValueSource(ints = {1, 99})
    void anIndexOfAnotherVersionOfLuceneIsMadeAnew(int version) throws IOException {
        index.follow();
        index.close();
        final int place = 4 + 1 + "segments".length();
        byte[] bytes = Files.readAllBytes(segments());
        ByteBuffer.wrap(bytes).putInt(place, version);
        Files.write(segments(), bytes);

        open();
        index.follow();

        assertThat(keys("certbot")).containsExactly("KB-1");
    }

    @Test
    void documentsOfAnotherFormatOfThisProgramAreMadeAnew() throws IOException {
        index.follow();
        index.close();
        try (var older = new IndexWriter(
                FSDirectory.open(folder.resolve("1")), new IndexWriterConfig().setCommitOnClose(false))) {
            older.deleteAll();
            older.setLiveCommitData(Map.of("mark", "1", "analysis", "1", "model", "", "format", "0")
                    .entrySet());
            older.commit();
        }

        open();
        index.follow();

        assertThat(keys("certbot")).containsExactly("KB-1");
        assertThat(folder.resolve("1")).doesNotExist();
    }

    @Test
    void whileTheDiskIsFullWhatWasThereIsFoundAndNothingNew() {
        index.follow();
        full.set(true);
        shelf.publish("KB-2", "Printers", "spooler");

        index.follow();
        index.follow();

        assertThat(state()).isEqualTo(IndexState.NO_ROOM);
        assertThat(index.health().behind()).isEqualTo(1);
        assertThat(keys("certbot")).containsExactly("KB-1");
    }

    @Test
    void onceThereIsRoomAgainItTakesWhatItMissed() {
        index.follow();
        full.set(true);
        shelf.publish("KB-2", "Printers", "spooler");
        index.follow();
        full.set(false);

        index.follow();

        assertThat(state()).isEqualTo(IndexState.READY);
        assertThat(keys("spooler")).containsExactly("KB-2");
        assertThat(keys("certbot")).containsExactly("KB-1");
    }

    @Test
    void theFirstIndexWaitsForRoom() {
        full.set(true);
        index.follow();

        assertThat(state()).isEqualTo(IndexState.NO_ROOM);
        assertThatThrownBy(() -> keys("certbot")).hasMessageContaining("disk");

        full.set(false);
        index.follow();

        assertThat(keys("certbot")).containsExactly("KB-1");
    }

    @Test
    void anIndexThatIsMadeAnewOnAFullDiskLeavesNothingBehind() throws IOException {
        index.follow();
        shelf.forgetAll();
        shelf.publish("KB-9", "Older", "from the backup");
        shelf.expire("KB-8");
        shelf.forgetAll();
        full.set(true);

        index.follow();

        assertThat(state()).isEqualTo(IndexState.NO_ROOM);
        try (Stream<Path> places = Files.list(folder)) {
            assertThat(places).containsExactly(folder.resolve("1"));
        }
    }

    @Test
    void anIndexThatDoesNotKeepUpForTenMinutesIsStuck() {
        index.follow();
        clock.advance(Duration.ofMinutes(11));

        assertThat(state()).isEqualTo(IndexState.STUCK);
        assertThat(index.health().isWell()).isFalse();
    }

    @Test
    void aFolderThatMayNotBeReadIsNotThrownAway() throws IOException {
        index.follow();
        index.close();
        index = new ShelfIndex(
                shelf,
                new IndexFolder(
                        folder,
                        place -> {
                            throw new AccessDeniedException(place.toString());
                        },
                        place -> 1L << 40),
                Optional::empty,
                clock);

        index.follow();

        assertThat(state()).isEqualTo(IndexState.STUCK);
        assertThat(segments()).exists();
    }
}
