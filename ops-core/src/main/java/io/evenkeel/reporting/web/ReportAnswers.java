package io.evenkeel.reporting.web;

import io.evenkeel.reporting.Better;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Report;
import io.evenkeel.reporting.Report.ComparedFigure;
import io.evenkeel.reporting.Report.ComparedTable;
import io.evenkeel.reporting.Report.Head;
import io.evenkeel.reporting.Report.Part;
import io.evenkeel.reporting.Reports;
import io.evenkeel.reporting.Rows;
import io.evenkeel.reporting.Table;
import io.evenkeel.reporting.Unit;
import io.evenkeel.reporting.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** What the endpoints of reports answer. */
final class ReportAnswers {
    private ReportAnswers() {}

    /** @param zone where weeks and months begin now */
    record ReportPage(List<ReportHead> items, Optional<String> next, String zone) {

        static ReportPage of(Reports.Page page, String zone) {
            return new ReportPage(page.items().stream().map(ReportHead::of).toList(), page.next(), zone);
        }
    }

    /** @param to its last day */
    record ReportHead(UUID id, String kind, LocalDate from, LocalDate to, String zone, Instant madeAt, String madeBy) {

        static ReportHead of(Head head) {
            Period period = head.period();
            return new ReportHead(
                    head.id(),
                    word(period.kind()),
                    period.from(),
                    period.last(),
                    period.zone().getId(),
                    head.madeAt(),
                    head.madeBy());
        }
    }

    /** @param id absent for a draft, which is stored nowhere */
    record ReportAnswer(
            Optional<UUID> id,
            Optional<String> hash,
            String kind,
            LocalDate from,
            LocalDate to,
            String zone,
            Instant begin,
            Instant end,
            Instant madeAt,
            String madeBy,
            List<ReportPart> parts) {

        static ReportAnswer of(Report report) {
            Period period = report.content().period();
            return new ReportAnswer(
                    report.id(),
                    report.hash(),
                    word(period.kind()),
                    period.from(),
                    period.last(),
                    period.zone().getId(),
                    period.begin(),
                    period.end(),
                    report.content().madeAt(),
                    report.content().madeBy(),
                    report.content().parts().stream().map(ReportPart::of).toList());
        }
    }

    record ReportPart(String id, Words title, List<ReportFigure> figures, List<ReportTable> tables) {

        static ReportPart of(Part part) {
            return new ReportPart(
                    part.id(),
                    part.title(),
                    part.figures().stream().map(ReportFigure::of).toList(),
                    part.tables().stream().map(ReportTable::of).toList());
        }
    }

    /**
     * @param better {@code less}, {@code more} or {@code neither}
     * @param before in the period before
     * @param rows how many it was counted from
     */
    record ReportFigure(
            String id,
            Words name,
            Words counted,
            Unit unit,
            String better,
            Optional<BigDecimal> value,
            Optional<BigDecimal> before,
            int rows) {

        static ReportFigure of(ComparedFigure compared) {
            var figure = compared.figure();
            return new ReportFigure(
                    figure.id(),
                    figure.name(),
                    figure.counted(),
                    figure.unit(),
                    word(figure.better()),
                    figure.value(),
                    compared.before(),
                    figure.rows().count());
        }
    }

    record ReportTable(String id, Words name, Words counted, List<ReportColumn> columns, List<ReportLine> lines) {

        static ReportTable of(ComparedTable compared) {
            Table table = compared.table();
            return new ReportTable(
                    table.id(),
                    table.name(),
                    table.counted(),
                    table.columns().stream().map(ReportColumn::of).toList(),
                    IntStream.range(0, table.lines().size())
                            .mapToObj(place -> ReportLine.of(
                                    table.lines().get(place), compared.before().get(place)))
                            .toList());
        }
    }

    record ReportColumn(String id, Words name, Unit unit, String better) {

        static ReportColumn of(Table.Column column) {
            return new ReportColumn(column.id(), column.name(), column.unit(), word(column.better()));
        }
    }

    record ReportLine(String id, Words name, List<ReportCell> cells) {

        static ReportLine of(Table.Line line, List<Optional<BigDecimal>> before) {
            return new ReportLine(
                    line.id(),
                    line.name(),
                    IntStream.range(0, line.cells().size())
                            .mapToObj(place -> ReportCell.of(line.cells().get(place), before.get(place)))
                            .toList());
        }
    }

    record ReportCell(Optional<BigDecimal> value, Optional<BigDecimal> before, int rows) {

        static ReportCell of(Table.Cell cell, Optional<BigDecimal> before) {
            return new ReportCell(cell.value(), before, cell.rows().count());
        }
    }

    /**
     * @param count of all; the items are the first of them
     * @param unit of what each adds
     */
    record ReportRows(List<ReportRow> items, int count, Unit unit) {

        static ReportRows of(Rows rows) {
            return new ReportRows(
                    rows.first().stream()
                            .map(row -> new ReportRow(row.key(), row.title(), row.path(), row.value()))
                            .toList(),
                    rows.count(),
                    rows.unit());
        }
    }

    /** @param value what it adds; absent where it is only counted */
    record ReportRow(String key, String title, String path, Optional<BigDecimal> value) {}

    static String word(Period.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String word(Better better) {
        return better.name().toLowerCase(Locale.ROOT);
    }
}
