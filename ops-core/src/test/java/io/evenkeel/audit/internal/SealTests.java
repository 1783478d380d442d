package io.evenkeel.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Audit.Act;
import io.evenkeel.identity.fakes.RealRooms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

class SealTests {

    @TempDir
    Path data;

    private RealRooms rooms;
    private Audit audit;
    private Seals seals;

    @BeforeEach
    void open() {
        rooms = RealRooms.open(data, "audit");
        audit = rooms.get(Audit.class);
        seals = rooms.get(Seals.class);
        rooms.get(Sealer.class).stop();
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void theNewestActsShowAsUnsealed() {
        record("INC-1");
        assertThat(seals.sealWaiting()).isEqualTo(1);
        record("INC-2");

        assertThat(newestFirst()).extracting(Act::sealedAs).containsExactly(Optional.empty(), Optional.of(1L));
    }

    @Test
    void theChainHoldsFromTheFirstLink() {
        for (int number = 0; number < 2 * Seals.MOST_AT_ONCE + 7; number += 101) {
            recordMany(number, Math.min(number + 101, 2 * Seals.MOST_AT_ONCE + 7));
        }
        assertThat(seals.sealWaiting()).isEqualTo(Seals.MOST_AT_ONCE);
        assertThat(seals.sealWaiting()).isEqualTo(Seals.MOST_AT_ONCE);
        assertThat(seals.sealWaiting()).isEqualTo(7);
        assertThat(seals.sealWaiting()).isZero();

        assertThat(brokenLinks()).isEmpty();
        assertThat(newestFirst().getFirst().sealedAs()).hasValue(2L * Seals.MOST_AT_ONCE + 7);
    }

    @Test
    void aChangeBehindTheTriggersBackBreaksTheChain() {
        record("INC-1");
        record("INC-2");
        record("INC-3");
        seals.sealWaiting();

        rooms.sql()
                .sql("ALTER TABLE audit.act DISABLE TRIGGER act_is_append_only")
                .update();
        rooms.sql()
                .sql("UPDATE audit.act SET actor_name = 'somebody else' WHERE subject = 'INC-2'")
                .update();

        assertThat(brokenLinks()).containsExactly(2L);
    }

    /** Its id is the smaller one, but the link before it was given away when it was not there yet. */
    @Test
    void anActThatCommitsLaterComesLaterHoweverEarlyItBegan() throws Exception {
        try (var early = rooms.get(DataSource.class).getConnection()) {
            early.setAutoCommit(false);
            try (var statement = early.createStatement()) {
                statement.execute("""
                        INSERT INTO audit.act (at, actor_kind, actor_id, actor_name, verb, subject, facts)
                        VALUES (timestamptz '2026-11-21 02:00Z', 'SYSTEM', 'x', 'x', 'x', 'early', '{}')
                        """);
            }
            record("late");
            assertThat(seals.sealWaiting()).isEqualTo(1);
            early.commit();
        }
        seals.sealWaiting();

        assertThat(newestFirst()).extracting(Act::subject).containsExactly("late", "early");
        assertThat(newestFirst())
                .extracting(act -> act.sealedAs().orElseThrow())
                .containsExactly(1L, 2L);
        assertThat(brokenLinks()).isEmpty();
    }

    @Test
    void whatWasRolledBackGetsNoNumber() {
        assertThatThrownBy(() -> rooms.together(() -> {
                    audit.record(Actor.system("test"), "x", "INC-1", Map.of());
                    throw new IllegalStateException("rolled back");
                }))
                .isInstanceOf(IllegalStateException.class);
        record("INC-2");
        seals.sealWaiting();

        assertThat(newestFirst())
                .extracting(act -> act.sealedAs().orElseThrow())
                .containsExactly(1L);
    }

    @Test
    void severalServersSealWithoutGapOrDouble() throws InterruptedException {
        recordMany(0, 300);
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Integer> server = () -> {
                int sealed = 0;
                for (int look = 0; look < 50; look++) {
                    sealed += seals.sealWaiting();
                }
                return sealed;
            };
            int sealed = 0;
            for (var result : threads.invokeAll(List.of(server, server, server, server), 30, TimeUnit.SECONDS)) {
                sealed += result.resultNow();
            }
            assertThat(sealed).isEqualTo(300);
        }
        assertThat(brokenLinks()).isEmpty();
    }

    @Test
    void sealsByItselfSoonAfterTheCommit() {
        rooms.get(Sealer.class).start();
        record("INC-1");

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> newestFirst().getFirst().sealedAs().isPresent());
    }

    @Test
    void outlivesADatabaseThatCannotWrite() {
        rooms.sql().sql("ALTER TABLE audit.seal RENAME TO gone").update();
        record("INC-1");
        assertThatThrownBy(() -> seals.sealWaiting()).isInstanceOf(DataAccessException.class);
        rooms.sql().sql("ALTER TABLE audit.gone RENAME TO seal").update();

        assertThat(seals.sealWaiting()).as("it still waits").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit.seal SET hash = ''",
                "DELETE FROM audit.seal",
                "TRUNCATE audit.seal, audit.unsealed CASCADE"
            })
    void theChainIsAppendOnly(String change) {
        record("INC-1");
        seals.sealWaiting();

        assertThatThrownBy(() -> rooms.sql().sql(change).update()).rootCause().hasMessageContaining("append-only");
    }

    private void record(String subject) {
        rooms.together(() -> audit.record(Actor.system("test"), "test.do", subject, Map.of("a", "1", "主", "机")));
    }

    private void recordMany(int from, int to) {
        rooms.together(() -> {
            for (int number = from; number < to; number++) {
                audit.record(Actor.system("test"), "test.do", "INC-" + number, Map.of());
            }
        });
    }

    private List<Act> newestFirst() {
        List<Act> all = new ArrayList<>();
        Optional<Long> before = Optional.empty();
        List<Act> page = audit.list(Optional.empty(), before, 500);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = audit.list(Optional.empty(), Optional.of(page.getLast().id()), 500);
        }
        return all;
    }

    /** The numbers whose stored hash is not the one that follows from the act and the link before. */
    private List<Long> brokenLinks() {
        List<Long> broken = new ArrayList<>();
        byte[] before = Chain.BEGINNING;
        long expected = 1;
        List<byte[]> hashes = rooms.sql()
                .sql("SELECT hash FROM audit.seal ORDER BY number")
                .query((row, number) -> row.getBytes("hash"))
                .list();
        List<Act> sealed = newestFirst().stream()
                .filter(act -> act.sealedAs().isPresent())
                .sorted(Comparator.comparing(act -> act.sealedAs().orElseThrow()))
                .toList();
        for (Act act : sealed) {
            assertThat(act.sealedAs()).as("without gap").hasValue(expected);
            byte[] stored = hashes.get((int) expected - 1);
            if (!java.util.Arrays.equals(stored, Chain.next(before, expected, act))) {
                broken.add(expected);
            }
            before = stored;
            expected++;
        }
        return broken;
    }
}
