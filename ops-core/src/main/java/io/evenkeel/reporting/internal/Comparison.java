package io.evenkeel.reporting.internal;

import io.evenkeel.reporting.Figure;
import io.evenkeel.reporting.Report.ComparedFigure;
import io.evenkeel.reporting.Report.ComparedTable;
import io.evenkeel.reporting.Report.Part;
import io.evenkeel.reporting.Section;
import io.evenkeel.reporting.Table;
import io.evenkeel.reporting.Table.Cell;
import io.evenkeel.reporting.Table.Line;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts a section's figures beside those of the period before. Pure. */
final class Comparison {
    private final Map<List<String>, BigDecimal> before = new HashMap<>();

    private Comparison() {}

    static Comparison with(Section.Content content) {
        var comparison = new Comparison();
        content.figures().forEach(comparison::know);
        content.tables().forEach(comparison::know);
        return comparison;
    }

    static Comparison with(Part part) {
        var comparison = new Comparison();
        part.figures().forEach(compared -> comparison.know(compared.figure()));
        part.tables().forEach(compared -> comparison.know(compared.table()));
        return comparison;
    }

    private void know(Figure figure) {
        figure.value().ifPresent(value -> before.put(List.of(figure.id()), value));
    }

    private void know(Table table) {
        for (Line line : table.lines()) {
            for (int place = 0; place < table.columns().size(); place++) {
                List<String> name = List.of(
                        table.id(), line.id(), table.columns().get(place).id());
                line.cells().get(place).value().ifPresent(value -> before.put(name, value));
            }
        }
    }

    Part part(Section section, Section.Content content) {
        return new Part(
                section.id(),
                section.title(),
                content.figures().stream().map(this::compared).toList(),
                content.tables().stream().map(this::compared).toList());
    }

    private ComparedFigure compared(Figure figure) {
        return new ComparedFigure(figure, Optional.ofNullable(before.get(List.of(figure.id()))));
    }

    private ComparedTable compared(Table table) {
        return new ComparedTable(
                table, table.lines().stream().map(line -> compared(table, line)).toList());
    }

    private List<Optional<BigDecimal>> compared(Table table, Line line) {
        List<Cell> cells = line.cells();
        return IntStream.range(0, cells.size())
                .mapToObj(place -> Optional.ofNullable(before.get(List.of(
                        table.id(), line.id(), table.columns().get(place).id()))))
                .toList();
    }
}
