package io.evenkeel.logs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.LogStoreUnavailable;
import io.evenkeel.logs.Severity;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

class LogExportTest {
    private static final Instant END = Instant.parse("2026-11-21T10:00:00Z");
    private static final LogStore.Span SPAN = new LogStore.Span(END.minusSeconds(3600), END);
    private static final Actor SYSTEM = Actor.system("test");

    private final List<String> told = new ArrayList<>();
    private final Audit audit = new Audit() {
        @Override
        public void record(Actor actor, String verb, String subject, Map<String, String> facts) {
            told.add(verb + " " + facts.get("most"));
        }

        @Override
        public List<Act> list(Optional<String> subject, Optional<Long> before, int limit) {
            return List.of();
        }
    };

    private static LogLine line(long id) {
        return new LogLine(id, END.minusMillis(id), "h", "s", Severity.INFO, "m", Map.of(), 0, false);
    }

    /** Lines 1 to that number, the newest first; every third page is cut short because its time is up. */
    private static LogStore storeOf(int lines, boolean breaksOff) {
        int[] pages = {0};
        return (LogStore) Proxy.newProxyInstance(
                LogStore.class.getClassLoader(), new Class<?>[] {LogStore.class}, (proxy, method, given) -> {
                    assertThat(method.getName()).isEqualTo("find");
                    var search = (LogStore.Search) given[0];
                    long from = search.beyond().equals(LogStore.Search.NOWHERE)
                            ? 0
                            : search.beyond().id();
                    boolean whole = ++pages[0] % 3 != 0;
                    if (breaksOff && pages[0] == 3) {
                        throw new LogStoreUnavailable("The disk is gone.");
                    }
                    long to = Math.min(lines, from + (whole ? search.most() : search.most() / 2));
                    List<LogLine> found = LongStream.rangeClosed(from + 1, to)
                            .mapToObj(LogExportTest::line)
                            .toList();
                    LogLine.Position upTo =
                            found.isEmpty() ? search.beyond() : found.getLast().position();
                    return new LogStore.Found(found, whole, upTo);
                });
    }

    private LogExport export(LogStore store) {
        return new LogExport(store, audit, new AbstractPlatformTransactionManager() {
            private static final long serialVersionUID = 1L;

            @Override
            protected Object doGetTransaction() {
                return this;
            }

            @Override
            protected void doBegin(Object transaction, TransactionDefinition given) {}

            @Override
            protected void doCommit(DefaultTransactionStatus status) {}

            @Override
            protected void doRollback(DefaultTransactionStatus status) {}
        });
    }

    private static void run(LogExport export, int most, LogExport.Sink sink) throws IOException {
        export.run(SYSTEM, LogQuery.parse(""), "", SPAN, most, sink);
    }

    @Test
    void everyLineComesOnceInItsOrderWhateverThePages() throws IOException {
        var taken = new ArrayList<Long>();
        run(export(storeOf(4321, false)), 100_000, lines -> lines.forEach(line -> taken.add(line.id())));

        assertThat(taken).isEqualTo(LongStream.rangeClosed(1, 4321).boxed().toList());
        assertThat(told).containsExactly("logs.export 100000");
    }

    @Test
    void noMoreComeThanWereAskedFor() throws IOException {
        var taken = new ArrayList<LogLine>();
        run(export(storeOf(5000, false)), 1500, taken::addAll);
        assertThat(taken).hasSize(1500);
    }

    @Test
    void whoHangsUpEndsIt() {
        int[] pages = {0};
        LogExport export = export(storeOf(100_000, false));
        assertThatThrownBy(() -> run(export, 100_000, lines -> {
                    if (++pages[0] == 2) {
                        throw new IOException("broken pipe");
                    }
                }))
                .hasMessage("broken pipe");
        assertThat(pages[0]).isEqualTo(2);
    }

    @Test
    void aStoreThatBreaksOffIsNoWholeFile() {
        assertThatThrownBy(() -> run(export(storeOf(100_000, true)), 100_000, lines -> {}))
                .isInstanceOf(IOException.class);
    }

    @Test
    void twoRunAtOnceAndAThirdIsToldToWait() throws IOException {
        LogExport export = export(storeOf(1, false));
        run(
                export,
                1,
                one -> run(
                        export,
                        1,
                        two -> assertThatThrownBy(() -> run(export, 1, three -> {}))
                                .isInstanceOfSatisfying(
                                        Refusal.class, e -> assertThat(e.code()).isEqualTo("exporting-too-much"))));
        var after = new ArrayList<LogLine>();
        run(export, 1, after::addAll);
        assertThat(after).hasSize(1);
    }

    @Test
    void theNumberOfLinesIsBounded() {
        for (int most : new int[] {0, 100_001}) {
            assertThatThrownBy(() -> run(export(storeOf(1, false)), most, lines -> {}))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.field()).isEqualTo("limit"));
        }
        assertThat(told).isEmpty();
    }
}
