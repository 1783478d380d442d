package io.evenkeel.audit.internal;

import static io.evenkeel.identity.fakes.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Audit.Act;
import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.fakes.RealRooms;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.IllegalTransactionStateException;

class AuditTrailTests {

    private static final Actor AGENT = new Actor(Actor.Kind.AGENT, "web-1", "web-1", java.util.Set.of());

    @TempDir
    Path data;

    private RealRooms rooms;
    private Audit audit;

    @BeforeEach
    void open() {
        rooms = RealRooms.open(data, "audit");
        audit = rooms.get(Audit.class);
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void tellsWhoDidWhatWhenToWhat() {
        record("incident.acknowledge", "INC-12", Map.of("from", "OPEN", "to", "ACKNOWLEDGED"));

        Act act = everything().getFirst();
        assertThat(act.at()).isEqualTo(Instant.parse("2026-11-21T02:00:00Z"));
        assertThat(act.actorKind()).isEqualTo(Actor.Kind.AGENT);
        assertThat(act.actorId()).isEqualTo("web-1");
        assertThat(act.verb()).isEqualTo("incident.acknowledge");
        assertThat(act.subject()).isEqualTo("INC-12");
        assertThat(act.facts()).isEqualTo(Map.of("from", "OPEN", "to", "ACKNOWLEDGED"));
    }

    @Test
    void pagesFromTheNewestBackwards() {
        for (int number = 1; number <= 5; number++) {
            record("fleet.enrol-host", "host-" + number, Map.of());
        }

        List<Act> first = audit.list(Optional.empty(), Optional.empty(), 2);
        List<Act> second =
                audit.list(Optional.empty(), Optional.of(first.getLast().id()), 10);

        assertThat(first).extracting(Act::subject).containsExactly("host-5", "host-4");
        assertThat(second).extracting(Act::subject).containsExactly("host-3", "host-2", "host-1");
    }

    @Test
    void tellsOneSubjectsActs() {
        record("incident.open", "INC-1", Map.of());
        record("incident.open", "INC-2", Map.of());

        assertThat(audit.list(Optional.of("INC-2"), Optional.empty(), 10))
                .extracting(Act::subject)
                .containsExactly("INC-2");
    }

    @Test
    void forgetsAnActThatWasRolledBack() {
        assertThatThrownBy(() -> rooms.together(() -> {
                    audit.record(AGENT, "incident.close", "INC-1", Map.of());
                    throw new IllegalStateException("the act fails after it was recorded");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(everything()).isEmpty();
    }

    @Test
    void recordsNothingOutsideTheTransactionOfTheAct() {
        assertThatThrownBy(() -> audit.record(AGENT, "incident.close", "INC-1", Map.of()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit.act SET actor_name = 'somebody else'",
                "UPDATE audit.act SET actor_name = 'somebody else' WHERE id = -1",
                "DELETE FROM audit.act",
                "TRUNCATE audit.act CASCADE",
            })
    void isAppendOnlyForWhomeverOwnsTheTable(String change) {
        record("incident.open", "INC-1", Map.of());

        assertThatThrownBy(() -> rooms.sql().sql(change).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("append-only");
        assertThat(everything()).extracting(Act::actorName).containsExactly("web-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 501})
    void refusesToListNothingOrTooMuch(int limit) {
        Refusal refusal = refused(
                Refusal.Kind.INVALID,
                "limit-out-of-range",
                () -> audit.list(Optional.empty(), Optional.empty(), limit));
        assertThat(refusal.field()).isEqualTo("limit");
    }

    @Test
    void storesWordsFromOutsideWhateverTheyHold() {
        record("telemetry.refuse", "nul \0 half \uD800 quote ' \" \\ 主机", Map.of("why", "line\nbreak \0"));

        assertThat(everything().getFirst().subject()).isEqualTo("nul \uFFFD half \uFFFD quote ' \" \\ 主机");
        assertThat(everything().getFirst().facts()).containsEntry("why", "line\nbreak \uFFFD");
    }

    private void record(String verb, String subject, Map<String, String> facts) {
        rooms.together(() -> audit.record(AGENT, verb, subject, facts));
    }

    private List<Act> everything() {
        return audit.list(Optional.empty(), Optional.empty(), 500);
    }
}
