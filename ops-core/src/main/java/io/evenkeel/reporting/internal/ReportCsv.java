package io.evenkeel.reporting.internal;

import io.evenkeel.reporting.Figure;
import io.evenkeel.reporting.Language;
import io.evenkeel.reporting.Report;
import io.evenkeel.reporting.Report.ComparedFigure;
import io.evenkeel.reporting.Report.ComparedTable;
import io.evenkeel.reporting.Report.Part;
import io.evenkeel.reporting.Rows;
import io.evenkeel.reporting.Table;
import io.evenkeel.reporting.Table.Line;
import io.evenkeel.reporting.Unit;
import io.evenkeel.reporting.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A report as lines: one for each figure and each cell, with the ids that programs read and the words that people do. */
final class ReportCsv {
    private static final List<String> HEAD = List.of(
            "period",
            "from",
            "to",
            "zone",
            "section",
            "figure",
            "of",
            "part",
            "name",
            "for",
            "value",
            "unit",
            "period_before",
            "how_counted",
            "rows",
            "keys");

    private final Csv csv = new Csv().line(HEAD);
    private final Report report;
    private final Language language;

    private ReportCsv(Report report, Language language) {
        this.report = report;
        this.language = language;
    }

    static String of(Report report, Language language) {
        var lines = new ReportCsv(report, language);
        for (Part part : report.content().parts()) {
            part.figures().forEach(figure -> lines.add(part, figure));
            part.tables().forEach(table -> lines.add(part, table));
        }
        return lines.csv.toString();
    }

    private void add(Part part, ComparedFigure compared) {
        Figure figure = compared.figure();
        add(
                part,
                new Place(figure.id(), "", figure.name(), Words.same("")),
                figure.unit(),
                figure.value(),
                compared.before(),
                figure.counted(),
                figure.rows());
    }

    private void add(Part part, ComparedTable compared) {
        Table table = compared.table();
        for (int number = 0; number < table.lines().size(); number++) {
            Line line = table.lines().get(number);
            for (int place = 0; place < table.columns().size(); place++) {
                Table.Column column = table.columns().get(place);
                add(
                        part,
                        new Place(table.id() + "." + column.id(), line.id(), column.name(), line.name()),
                        column.unit(),
                        line.cells().get(place).value(),
                        compared.before().get(number).get(place),
                        table.counted(),
                        line.cells().get(place).rows());
            }
        }
    }

    private record Place(String figure, String line, Words name, Words of) {}

    private void add(
            Part part,
            Place place,
            Unit unit,
            Optional<BigDecimal> value,
            Optional<BigDecimal> before,
            Words counted,
            Rows rows) {
        var period = report.content().period();
        csv.line(List.of(
                FileNames.period(period),
                period.from(),
                period.last(),
                period.zone(),
                part.id(),
                place.figure(),
                place.line(),
                language.of(part.title()),
                language.of(place.name()),
                language.of(place.of()),
                value,
                language.of(unit.words()),
                before,
                language.of(counted),
                rows.count(),
                rows.first().stream().map(Rows.Row::key).collect(Collectors.joining(" "))));
    }
}
