package io.evenkeel.logs.internal.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.database.TestDatabase;
import io.evenkeel.logs.LogCounters;
import io.evenkeel.logs.LogCounters.LogCounter;
import io.evenkeel.logs.LogQueryError;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class StoredCountersTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Actor ANN = new Actor(Actor.Kind.TOKEN, "1", "ann", Set.of(Right.EDIT_RULES));
    private static final Actor READER = new Actor(Actor.Kind.TOKEN, "2", "ron", Set.of(Right.SEE_OPERATIONS));

    private final DataSource database = TestDatabase.fresh();
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    private final Audit audit = mock(Audit.class);
    private final CounterRows rows = new CounterRows(JdbcClient.create(database));
    private final StoredCounters counters = new StoredCounters(rows, audit, InstantSource.fixed(NOON));

    private void put(String name, String query) {
        transaction.executeWithoutResult(_ -> counters.put(ANN, name, query));
    }

    @Test
    void whatIsPutIsListedByNameAndReplacedAndRemoved() {
        put("b", "refused");
        put("a", "level:error");
        put("b", " timeout ");

        assertThat(counters.all(READER))
                .containsExactly(
                        new LogCounter("a", "level:error", "ann", NOON), new LogCounter("b", "timeout", "ann", NOON));
        verify(audit).record(ANN, "logs.counter.put", "b", Map.of("query", "timeout"));

        counters.remove(ANN, "a");
        assertThat(counters.all(READER)).extracting(LogCounter::name).containsExactly("b");
        verify(audit).record(ANN, "logs.counter.remove", "a", Map.of());
    }

    @Test
    void whatIsWrongIsRefusedAndNothingIsWrittenDown() {
        assertThatThrownBy(() -> put("A b", "x")).hasMessageContaining("a-z");
        assertThatThrownBy(() -> put("a", "level:>=")).isInstanceOf(LogQueryError.class);
        assertThatThrownBy(() -> counters.remove(ANN, "a")).hasMessageContaining("no counter");
        assertThatThrownBy(() -> counters.put(READER, "a", "x")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> counters.remove(READER, "a")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> counters.all(ANN)).isInstanceOf(Refusal.class);
        verify(audit, never()).record(any(), anyString(), anyString(), any());
    }

    @Test
    void beyondTheMostOnlyThoseThatAreThereCanBeChanged() {
        for (int i = 0; i < LogCounters.MOST; i++) {
            put("c" + i, "x");
        }
        put("c7", "y");

        assertThatThrownBy(() -> put("one-more", "x"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
    }
}
