package io.evenkeel.logs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.database.TestDatabase;
import io.evenkeel.logs.LineIds;
import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.Severity;
import io.evenkeel.logs.internal.lucene.LuceneLogStore;
import io.evenkeel.logs.internal.own.ParsingRows;
import io.evenkeel.logs.internal.own.ParsingRules;
import io.evenkeel.logs.internal.series.LogSeries;
import io.evenkeel.protocol.LogShipment;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class ShippedLinesTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Actor WEB = agent("web-1");

    @TempDir
    private Path folder;

    private final JdbcClient database = JdbcClient.create(TestDatabase.fresh());
    private final UUID stream = UUID.randomUUID();
    private Instant now = NOON;
    private Optional<String> noRoom = Optional.empty();
    private LuceneLogStore store;
    private ShippedLines shipped;

    @BeforeEach
    void open() {
        store = LuceneLogStore.open(folder, () -> noRoom);
        var settings = new LogSettings(folder, Duration.ofDays(30), 1, 1, ZoneOffset.UTC);
        var templates = new LearnedTemplates(new TemplateRows(database), Duration.ofMinutes(10));
        shipped = new ShippedLines(
                new Intake(
                        store,
                        templates,
                        mock(LogSeries.class),
                        () -> now,
                        settings,
                        new LineIds(() -> now, 0),
                        new ParsingRules(new ParsingRows(database), () -> now)),
                store,
                new ShipmentRows(database));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Actor agent(String host) {
        return new Actor(Actor.Kind.AGENT, host, host, Set.of(Right.WRITE_LOGS));
    }

    private LogShipment shipment(long number, String... texts) {
        return new LogShipment(
                stream,
                number,
                Arrays.stream(texts)
                        .map(text -> new LogShipment.Line(
                                "/var/log/app.log", Optional.empty(), Optional.empty(), text, Map.of()))
                        .toList());
    }

    private List<LogLine> kept() {
        store.refresh();
        return store.find(new LogStore.Search(
                        new LogQuery.All(),
                        new LogStore.Span(NOON.minusSeconds(3600), NOON.plusSeconds(3600)),
                        LogStore.Order.OLDEST_FIRST,
                        LogStore.Search.NOWHERE,
                        1000,
                        Duration.ofMinutes(1)))
                .lines();
    }

    @Test
    void aLineIsOfTheAgentsOwnHostWhateverItSays() {
        LogShipment.Line line = new LogShipment.Line(
                "sshd", Optional.of(NOON), Optional.of(3), "no \0 room", Map.of("host", "db-1", "unit", "ssh.service"));

        shipped.take(WEB, new LogShipment(stream, 1, List.of(line)));

        LogLine kept = kept().getFirst();
        assertThat(kept.host()).isEqualTo("web-1");
        assertThat(kept.source()).isEqualTo("sshd");
        assertThat(kept.severity()).isEqualTo(Severity.ERROR);
        assertThat(kept.message()).isEqualTo("no \uFFFD room");
        assertThat(kept.fields()).containsEntry("unit", "ssh.service");
    }

    @Test
    void aShipmentThatComesAgainIsNotDoubled() {
        shipped.take(WEB, shipment(1, "a", "b"));
        now = NOON.plusSeconds(60);

        shipped.take(WEB, shipment(1, "a", "b"));
        shipped.take(WEB, shipment(2, "c"));
        shipped.take(WEB, shipment(1, "a", "b"));

        assertThat(kept()).extracting(LogLine::message).containsExactly("a", "b", "c");
    }

    @Test
    void whatAServerKeptBeforeItEndedIsKnownToTheNext() {
        shipped.take(WEB, shipment(1, "a", "b"));
        store.close();
        open();

        shipped.take(WEB, shipment(1, "a", "b"));

        assertThat(kept()).extracting(LogLine::message).containsExactly("a", "b");
    }

    @Test
    void whatWasNotKeptIsKeptWhenItComesAgain() {
        noRoom = Optional.of("The disk is full.");
        assertThatThrownBy(() -> shipped.take(WEB, shipment(1, "a")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
        noRoom = Optional.empty();
        now = NOON.plusSeconds(60);

        shipped.take(WEB, shipment(1, "a"));

        assertThat(kept()).extracting(LogLine::message).containsExactly("a");
    }

    @Test
    void hostsAndRunsOfAnAgentAreCountedForThemselves() {
        shipped.take(WEB, shipment(5, "a"));
        shipped.take(agent("web-2"), shipment(1, "b"));

        shipped.take(WEB, new LogShipment(UUID.randomUUID(), 1, shipment(1, "c").lines()));

        assertThat(kept()).extracting(LogLine::message).containsExactly("a", "b", "c");
    }

    @Test
    void onlyAgentsShip() {
        Actor program = new Actor(Actor.Kind.TOKEN, "t", "t", Set.of(Right.WRITE_LOGS));
        Actor old = new Actor(Actor.Kind.AGENT, "web-1", "web-1", Set.of(Right.REPORT_HOST));

        for (Actor actor : List.of(program, old)) {
            assertThatThrownBy(() -> shipped.take(actor, shipment(1, "a")))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        }
    }
}
