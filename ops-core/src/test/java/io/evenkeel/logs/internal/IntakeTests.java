package io.evenkeel.logs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.database.TestDatabase;
import io.evenkeel.logs.LineIds;
import io.evenkeel.logs.LogIntake;
import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.LogStoreUnavailable;
import io.evenkeel.logs.RawLine;
import io.evenkeel.logs.Severity;
import io.evenkeel.logs.internal.own.ParsingRows;
import io.evenkeel.logs.internal.own.ParsingRules;
import io.evenkeel.logs.internal.series.LogSeries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.jdbc.core.simple.JdbcClient;

class IntakeTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Actor SHIPPER = Actor.system("test");

    private final LogStore store = mock(LogStore.class);
    private final LogSeries series = mock(LogSeries.class);
    private final Intake intake = intake(JdbcClient.create(TestDatabase.fresh()));

    private Intake intake(JdbcClient database) {
        return new Intake(
                store,
                new LearnedTemplates(new TemplateRows(database), Duration.ofMinutes(10)),
                series,
                InstantSource.fixed(NOON),
                new LogSettings(Path.of("/"), Duration.ofDays(30), 1, 1, ZoneOffset.UTC),
                new LineIds(InstantSource.fixed(NOON), 0),
                new ParsingRules(new ParsingRows(database), InstantSource.fixed(NOON)));
    }

    private static RawLine raw(String text) {
        return new RawLine(Optional.empty(), "web1", "app", Optional.empty(), text, Map.of());
    }

    private LogLine taken(Actor actor, RawLine raw) {
        intake.take(actor, List.of(raw));
        ArgumentCaptor<List<LogLine>> lines = ArgumentCaptor.captor();
        verify(store).append(lines.capture());
        return lines.getValue().getFirst();
    }

    @Test
    void whatTheLineSaysOfItselfBecomesFields() {
        LogLine line = taken(SHIPPER, raw("2026-11-21T11:59:00Z ERROR took=15ms while reading"));

        assertThat(line.at()).isEqualTo(Instant.parse("2026-11-21T11:59:00Z"));
        assertThat(line.severity()).isEqualTo(Severity.ERROR);
        assertThat(line.message()).isEqualTo("took=15ms while reading");
        assertThat(line.fields()).isEqualTo(Map.of("took", "15ms"));
        assertThat(line.template()).isPositive();
        verify(series).count(List.of(line));
    }

    @Test
    void whatTheInletSaysGoesBeforeWhatTheLineSays() {
        RawLine raw = new RawLine(
                Optional.of(NOON),
                "web1",
                "app",
                Optional.of(Severity.NOTICE),
                "2026-11-21T11:00:00Z ERROR x",
                Map.of());

        LogLine line = taken(SHIPPER, raw);

        assertThat(line.at()).isEqualTo(NOON);
        assertThat(line.severity()).isEqualTo(Severity.NOTICE);
    }

    @Test
    void whatSomebodyDescribedGoesBeforeWhatTheInletSays() {
        JdbcClient database = JdbcClient.create(TestDatabase.fresh());
        database.sql("""
                        INSERT INTO logs.parser (name, place, enabled, expression, host, source, by_name, at)
                        VALUES ('own', 1, true, '^(?P<level>\\w+) at (?P<time>\\S+)', 'web*', '', 'ana', '2026-11-21T10:00:00Z')
                        """).update();
        Intake own = intake(database);
        RawLine raw = new RawLine(
                Optional.of(NOON),
                "web1",
                "app",
                Optional.of(Severity.NOTICE),
                "error at 2026-11-21T11:00:00Z",
                Map.of());
        own.take(SHIPPER, List.of(raw));
        ArgumentCaptor<List<LogLine>> lines = ArgumentCaptor.captor();
        verify(store).append(lines.capture());

        LogLine line = lines.getValue().getFirst();
        assertThat(line.at()).isEqualTo(Instant.parse("2026-11-21T11:00:00Z"));
        assertThat(line.severity()).isEqualTo(Severity.ERROR);
        assertThat(line.fields()).containsEntry("parsed_by", "own");
    }

    @Test
    void aFieldThatOnlyTellsTheTimeIsNotKeptBesideIt() {
        LogLine line = taken(SHIPPER, raw("{\"@timestamp\":\"2026-11-21T11:59:00.123Z\",\"message\":\"x\",\"n\":1}"));

        assertThat(line.at()).isEqualTo(Instant.parse("2026-11-21T11:59:00.123Z"));
        assertThat(line.fields()).isEqualTo(Map.of("n", "1"));
    }

    @Test
    void aFieldThatTellsAnotherTimeIsKept() {
        RawLine raw = new RawLine(
                Optional.of(NOON), "web1", "app", Optional.empty(), "time=2026-11-21T11:00:00Z x", Map.of());

        assertThat(taken(SHIPPER, raw).fields()).containsEntry("time", "2026-11-21T11:00:00Z");
    }

    @Test
    void anAgentsLinesAreOfItsOwnHost() {
        Actor agent = new Actor(Actor.Kind.AGENT, "db-7", "db-7", Set.of(Right.WRITE_LOGS));

        assertThat(taken(agent, raw("x")).host()).isEqualTo("db-7");
    }

    @Test
    void whatNoStoreTakesIsReplacedInNamesMessagesAndFields() {
        RawLine raw = new RawLine(
                Optional.empty(),
                "we\0b\uD800",
                "a\npp\0",
                Optional.empty(),
                "nul \0 in pid=\0",
                Map.of("unit", "\uDC00x"));

        LogLine line = taken(SHIPPER, raw);

        assertThat(line.host()).isEqualTo("we\uFFFDb\uFFFD");
        assertThat(line.source()).isEqualTo("a\uFFFDpp\uFFFD");
        assertThat(line.message()).isEqualTo("nul \uFFFD in pid=\uFFFD");
        assertThat(line.fields()).isEqualTo(Map.of("pid", "\uFFFD", "unit", "\uFFFDx"));
    }

    @Test
    void aLineOfTenMegabytesIsCutAndSaysSo() {
        LogLine line = taken(SHIPPER, raw("x".repeat(10_000_000)));

        assertThat(line.message()).hasSize(Intake.LONGEST_MESSAGE);
        assertThat(line.fields()).containsEntry("cut_from_chars", "10000000");
    }

    @Test
    void aLongDocumentKeepsItsFieldsAndItsMessageIsCut() {
        LogLine line =
                taken(SHIPPER, raw("{\"message\":\"" + "x".repeat(200_000) + "\",\"level\":\"error\",\"status\":503}"));

        assertThat(line.severity()).isEqualTo(Severity.ERROR);
        assertThat(line.message()).isEqualTo("x".repeat(Intake.LONGEST_MESSAGE));
        assertThat(line.fields()).containsEntry("status", "503").containsKey("cut_from_chars");
    }

    @Test
    void secretsInFieldsOfTheInletGoToo() {
        RawLine raw = new RawLine(
                Optional.empty(),
                "web1",
                "app",
                Optional.empty(),
                "x",
                Map.of("db_password", "hunter2", "user", "alice"));

        assertThat(taken(SHIPPER, raw).fields()).isEqualTo(Map.of("db_password", "***", "user", "alice"));
    }

    @Test
    void withoutAHostOrASourceItIsUnknown() {
        LogLine line = taken(SHIPPER, new RawLine(Optional.empty(), " ", "", Optional.empty(), "x", Map.of()));

        assertThat(line.host()).isEqualTo("unknown");
        assertThat(line.source()).isEqualTo("unknown");
    }

    @Test
    void aTimeOfAWrongClockIsRepairedAndSaid() {
        LogLine line = taken(SHIPPER, raw("1999-01-01T00:00:00Z x"));

        assertThat(line.at()).isEqualTo(NOON);
        assertThat(line.fields()).containsEntry("time_said", "1999-01-01T00:00:00Z");
    }

    @Test
    void aStoreThatCannotKeepThemMakesTheSenderTryAgain() {
        doThrow(new LogStoreUnavailable("The disk is full.")).when(store).append(anyList());

        assertThatThrownBy(() -> intake.take(SHIPPER, List.of(raw("x"))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE))
                .hasMessage("The disk is full.");
        verifyNoInteractions(series);
    }

    @Test
    void whoMayNotWriteAndWhatIsTooMuchReachesNoStore() {
        Actor reader = new Actor(Actor.Kind.TOKEN, "1", "reader", Set.of(Right.SEE_OPERATIONS));

        assertThatThrownBy(() -> intake.take(reader, List.of(raw("x")))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> intake.take(SHIPPER, Collections.nCopies(LogIntake.MOST_LINES + 1, raw("x"))))
                .hasMessageContaining("At most 10000 lines");
        verifyNoInteractions(store);
    }
}
