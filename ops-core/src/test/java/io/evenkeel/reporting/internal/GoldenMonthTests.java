package io.evenkeel.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.inventory.Item;
import io.evenkeel.reporting.Language;
import io.evenkeel.reporting.Period.Kind;
import io.evenkeel.reporting.Report;
import io.evenkeel.reporting.Report.ComparedFigure;
import io.evenkeel.reporting.Report.Part;
import io.evenkeel.reporting.Rows.Row;
import io.evenkeel.reporting.Table.Cell;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** October 2026 in Berlin, 745 hours long, with incidents over both its midnights and its change of clocks. */
class GoldenMonthTests {
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);

    private final ReportRoom room = new ReportRoom();
    private String overBegin = "";
    private String overChange = "";
    private String cleared = "";
    private String overEnd = "";

    @AfterEach
    void close() {
        room.close();
    }

    /** Times are UTC; Berlin is two hours ahead until 25 October, then one. */
    @BeforeEach
    void theMonth() {
        room.clock.moveTo("2026-09-01T00:00:00Z");
        Item billing = room.service("billing");
        Item ledger = room.database("ledger", billing);
        Item calm = room.service("calm");
        assertThat(calm.name()).isEqualTo("calm");
        overBegin = room.report("2026-09-30T21:50:00Z", "TIC-1", billing, "critical");
        room.acknowledge("2026-09-30T22:05:00Z", overBegin);
        room.resolve("2026-09-30T22:30:00Z", overBegin);

        room.fires("2026-10-10T12:00:00Z", "billing", "low", 2);
        cleared = room.incidents.list(false, 1).getFirst().key();
        room.clears("2026-10-10T12:20:00Z", "billing", "low", 3);

        String first = room.report("2026-10-20T08:00:00Z", "TIC-2", billing, "critical");
        room.acknowledge("2026-10-20T08:05:00Z", first);
        String second = room.report("2026-10-20T08:30:00Z", "TIC-3", ledger, "critical");
        room.acknowledge("2026-10-20T08:40:00Z", second);
        room.resolve("2026-10-20T09:00:00Z", first);
        room.resolve("2026-10-20T09:30:00Z", second);

        // 02:30 to 02:30, an hour later.
        overChange = room.report("2026-10-25T00:30:00Z", "TIC-4", billing, "critical");
        room.page("2026-10-25T00:31:00Z", overChange);
        room.acknowledge("2026-10-25T00:40:00Z", overChange);
        room.resolve("2026-10-25T01:30:00Z", overChange);

        overEnd = room.report("2026-10-31T22:30:00Z", "TIC-5", billing, "critical");
        room.acknowledge("2026-10-31T22:45:00Z", overEnd);
        room.resolve("2026-10-31T23:10:00Z", overEnd);
        room.clock.moveTo("2026-11-01T06:00:00Z");
    }

    private Report october() {
        return room.reports.make(room.manager, Kind.MONTH, OCTOBER).report();
    }

    private static Part part(Report report, String id) {
        return report.content().parts().stream()
                .filter(part -> part.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static ComparedFigure figure(Report report, String part, String id) {
        return part(report, part).figures().stream()
                .filter(compared -> compared.figure().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static double value(Report report, String part, String id) {
        return figure(report, part, id).figure().value().orElseThrow().doubleValue();
    }

    private static List<String> keys(Report report, String part, String id) {
        return figure(report, part, id).figure().rows().first().stream()
                .map(Row::key)
                .toList();
    }

    private static Cell cell(Report report, String part, String line, String column) {
        var table = part(report, part).tables().getFirst().table();
        int place = IntStream.range(0, table.columns().size())
                .filter(number -> table.columns().get(number).id().equals(column))
                .findFirst()
                .orElseThrow();
        return table.lines().stream()
                .filter(known -> known.id().equals(line))
                .findFirst()
                .orElseThrow()
                .cells()
                .get(place);
    }

    @Test
    void incidentsAreCountedByTheMomentsThatAreInTheMonth() {
        Report report = october();

        assertThat(value(report, "incidents", "opened")).isEqualTo(5);
        assertThat(keys(report, "incidents", "opened"))
                .doesNotContain(overBegin)
                .contains(overEnd);
        // 15, 5, 10, 10 and 15 minutes.
        assertThat(value(report, "incidents", "mtta-mean")).isEqualTo(11);
        assertThat(value(report, "incidents", "mtta-median")).isEqualTo(10);
        // 40, 20, 60, 60 and 60 minutes; the last one ends in November.
        assertThat(value(report, "incidents", "mttr-mean")).isEqualTo(48);
        assertThat(value(report, "incidents", "mttr-median")).isEqualTo(60);
        assertThat(keys(report, "incidents", "mttr-mean"))
                .contains(overBegin, overChange)
                .doesNotContain(overEnd);
        assertThat(keys(report, "incidents", "unanswered")).containsExactly(cleared);
        assertThat(keys(report, "incidents", "open-at-end")).containsExactly(overEnd);
        assertThat(value(report, "incidents", "reopened")).isZero();
        assertThat(cell(report, "incidents", "P4", "opened").value()).contains(BigDecimal.ONE);
        assertThat(cell(report, "incidents", "P4", "mtta-mean").value()).isEmpty();
        assertThat(figure(report, "incidents", "opened").before())
                .as("September")
                .contains(BigDecimal.ONE);
    }

    @Test
    void aServiceIsAvailableOutsideWhatTookItDown() {
        Report report = october();

        // 30 at the beginning, 90 where two overlap, 60 over the change of clocks, 30 at the end.
        assertThat(cell(report, "services", "billing", "down").value()).contains(new BigDecimal("210.000"));
        assertThat(cell(report, "services", "billing", "weakened").value()).contains(new BigDecimal("20.000"));
        assertThat(cell(report, "services", "billing", "available").value())
                .as("of 44,700 minutes")
                .contains(new BigDecimal("99.53020"));
        assertThat(cell(report, "services", "calm", "available").value()).contains(new BigDecimal("100.00000"));
        assertThat(value(report, "services", "hit")).isEqualTo(1);
        assertThat(part(report, "services")
                        .tables()
                        .getFirst()
                        .table()
                        .counted()
                        .en())
                .contains("critical severity");
        assertThat(cell(report, "services", "billing", "down").rows().first())
                .filteredOn(row -> row.key().equals(overEnd))
                .extracting(row -> row.value().orElseThrow().intValueExact())
                .containsExactly(30);
    }

    @Test
    void whatCameAgainAndWhoWasCalled() {
        Report report = october();

        assertThat(value(report, "repeats", "troubles")).isEqualTo(1);
        assertThat(cell(
                                report,
                                "repeats",
                                part(report, "repeats")
                                        .tables()
                                        .getFirst()
                                        .table()
                                        .lines()
                                        .getFirst()
                                        .id(),
                                "times")
                        .value())
                .as("billing: low, critical, over the change, over the end")
                .contains(BigDecimal.valueOf(4));
        assertThat(value(report, "repeats", "share")).isEqualTo(80);
        assertThat(value(report, "pages", "pages")).isEqualTo(1);
        assertThat(keys(report, "pages", "answered")).containsExactly(overChange);
        assertThat(value(report, "pages", "answered")).isEqualTo(100);
    }

    @Test
    void aPastReportNeverChanges() {
        Report before = october();
        room.fires("2026-11-01T07:00:00Z", "billing", "critical", 5);
        assertThat(room.incidents.list(true, 10))
                .as("one of those in the report was opened again")
                .filteredOn(incident -> incident.state() == State.OPEN && incident.round() > 0)
                .hasSize(1);
        room.outside.count = 99;

        assertThat(october()).isEqualTo(before);
        assertThat(room.reports.find(before.id().orElseThrow())).contains(before);
        assertThat(room.reports
                        .make(room.manager, Kind.MONTH, OCTOBER.plusDays(20))
                        .anew())
                .isFalse();
        assertThat(room.audit.verbs()).filteredOn("reporting.make"::equals).hasSize(1);
        assertThatThrownBy(() -> room.jdbc
                        .sql("update reporting.report set content = '{}'")
                        .update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> room.jdbc.sql("delete from reporting.report").update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(
                        () -> room.jdbc.sql("truncate reporting.report cascade").update())
                .hasMessageContaining("never changed");
    }

    @Test
    void theNextMonthIsComparedWithWhatWasReported() {
        october();
        room.outside.count = 5;
        room.clock.moveTo("2026-12-01T06:00:00Z");
        Report november = room.reports
                .make(room.manager, Kind.MONTH, OCTOBER.plusMonths(1))
                .report();

        assertThat(figure(november, "outside", "things").before()).contains(BigDecimal.valueOf(3));
        assertThat(figure(november, "incidents", "mttr-mean").before()).contains(new BigDecimal("48.000"));
        assertThat(keys(november, "incidents", "mttr-mean")).containsExactly(overEnd);
    }

    @Test
    void whatWasTamperedWithIsNotShown() {
        Report report = october();
        room.jdbc
                .sql("alter table reporting.report disable trigger report_never_changes")
                .update();
        room.jdbc
                .sql("update reporting.report set content = replace(content, '210.000', '0.000')")
                .update();

        assertThatThrownBy(() -> room.reports.find(report.id().orElseThrow()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("report-altered"));
    }

    @Test
    void aPeriodThatIsNotOverIsADraftThatIsStoredNowhere() {
        room.clock.moveTo("2026-10-25T01:00:00Z");
        assertThatThrownBy(() -> room.reports.make(room.manager, Kind.MONTH, OCTOBER))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("report-period-not-over");
                    assertThat(refusal.getMessage()).contains("2026-10-31").contains("Europe/Berlin");
                });
        room.clock.moveTo("2026-11-01T22:59:00Z");
        Report draft = room.reports.draft(room.asWei, Kind.MONTH, OCTOBER.plusMonths(1));
        assertThat(draft.id()).isEmpty();
        assertThat(cell(draft, "services", "calm", "available").value()).contains(new BigDecimal("100.00000"));
        assertThat(room.reports.list(Optional.empty(), Optional.empty(), 10).items())
                .isEmpty();
        assertThatThrownBy(() -> room.reports.draft(room.asWei, Kind.MONTH, OCTOBER.plusMonths(2)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("report-period-not-begun"));
    }

    @Test
    void aPartThatCannotBeCountedKeepsTheReportFromBeingMade() {
        room.outside.broken = true;
        assertThatThrownBy(this::october)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("report-part-failed"));
        room.outside.broken = false;
        assertThat(october().content().parts())
                .extracting(Part::id)
                .containsExactly("incidents", "repeats", "services", "pages", "outside");
    }

    @Test
    void onlyWhoMayMakesOne() {
        assertThatThrownBy(() -> room.reports.make(room.asWei, Kind.MONTH, OCTOBER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("right-missing"));
    }

    @Test
    void reportsAreListedNewestFirstAndPaged() {
        october();
        for (int week = 0; week < 4; week++) {
            room.reports.make(room.manager, Kind.WEEK, OCTOBER.plusWeeks(week));
        }
        var first = room.reports.list(Optional.empty(), Optional.empty(), 3);
        assertThat(first.items())
                .extracting(head -> FileNames.period(head.period()))
                .containsExactly("2026-10", "2026-W43", "2026-W42");
        var second = room.reports.list(Optional.empty(), first.next(), 3);
        assertThat(second.items())
                .extracting(head -> FileNames.period(head.period()))
                .containsExactly("2026-W41", "2026-W40");
        assertThat(second.next()).isEmpty();
        assertThat(room.reports
                        .list(Optional.of(Kind.MONTH), Optional.empty(), 3)
                        .items())
                .hasSize(1);
    }

    @Test
    void theFilesSayTheSameFigures() {
        Report report = october();
        assertThat(room.reports.csv(report, Language.EN))
                .contains(",services,availability.down,billing,")
                .contains(",210.000,min,")
                .contains(overChange);
        assertThat(room.reports.fileName(report, "pdf")).isEqualTo("report-2026-10.pdf");
    }
}
