package io.evenkeel.logs.internal.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.LogStore.Order;
import io.evenkeel.logs.LogStore.Search;
import io.evenkeel.logs.LogStore.Span;
import io.evenkeel.logs.LogStoreContract;
import io.evenkeel.logs.LogStoreUnavailable;
import io.evenkeel.logs.RandomLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneLogStoreTest extends LogStoreContract {
    private static final Span EVER = new Span(MIDNIGHT.minus(Duration.ofDays(9)), MIDNIGHT.plus(Duration.ofDays(9)));

    @TempDir
    Path folder;

    private Optional<String> refusal = Optional.empty();
    private LuceneLogStore store;

    @BeforeEach
    void open() {
        store = LuceneLogStore.open(folder, () -> refusal);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected LogStore store() {
        return store;
    }

    private List<Long> ids() {
        store.refresh();
        return store
                .find(new Search(
                        new LogQuery.All(), EVER, Order.OLDEST_FIRST, Search.NOWHERE, 1000, Duration.ofMinutes(1)))
                .lines()
                .stream()
                .map(LogLine::id)
                .sorted()
                .toList();
    }

    @Test
    void whatWasAnsweredIsThereOnceAfterAnyCrash() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RandomLines lines = new RandomLines(seed, MIDNIGHT.minusSeconds(30));
        List<Long> answered = new ArrayList<>();
        for (int round = 0; round < 30; round++) {
            for (int batch = random.nextInt(4); batch >= 0; batch--) {
                List<LogLine> some = lines.lines(1 + random.nextInt(6), 60_000);
                store.append(some);
                some.forEach(line -> answered.add(line.id()));
                if (random.nextInt(3) == 0) {
                    store.commit();
                }
            }
            Path journalOfBefore = folder.resolve("kept");
            boolean journalStays = random.nextBoolean() && Files.size(newestJournal()) > 0;
            if (journalStays) {
                Files.copy(newestJournal(), journalOfBefore);
                String name = newestJournal().getFileName().toString();
                store.commit();
                Files.move(journalOfBefore, folder.resolve(name));
            }
            store.closeAsIs();
            open();

            assertThat(ids()).as("seed %d, round %d", seed, round).isEqualTo(answered);
        }
    }

    @Test
    void aBatchThatACrashCutShortWasNeverThereAndHindersNothing() throws IOException {
        RandomLines lines = new RandomLines(1, MIDNIGHT);
        store.append(lines.lines(3, 10));
        Path journal = newestJournal();
        store.append(lines.lines(3, 10));
        store.closeAsIs();
        long whole = Files.size(journal);
        try (var channel = Files.newByteChannel(journal, StandardOpenOption.WRITE)) {
            channel.truncate(whole - 5);
        }
        open();

        assertThat(ids()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void nothingToCommitTouchesNoFile() throws IOException {
        store.append(new RandomLines(1, MIDNIGHT).lines(1, 10));
        store.commit();
        Path journal = newestJournal();

        store.commit();

        assertThat(newestJournal()).isEqualTo(journal);
    }

    @Test
    void journalsDoNotGatherUp() throws IOException {
        for (int i = 0; i < 5; i++) {
            store.append(new RandomLines(i, MIDNIGHT).lines(1, 10));
            store.commit();
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("journal-")))
                    .hasSize(1);
        }
    }

    @Test
    void aDiskWithoutRoomRefusesAndKeepsAnswering() {
        RandomLines lines = new RandomLines(1, MIDNIGHT);
        store.append(lines.lines(2, 10));
        refusal = Optional.of("Less than 1 GB is free.");

        assertThatThrownBy(() -> store.append(lines.lines(1, 10)))
                .isInstanceOf(LogStoreUnavailable.class)
                .hasMessage("Less than 1 GB is free.");
        assertThat(ids()).containsExactly(1L, 2L);
    }

    private Path newestJournal() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("journal-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
