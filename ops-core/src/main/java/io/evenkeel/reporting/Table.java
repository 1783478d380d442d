package io.evenkeel.reporting;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Figures of one kind for several things: by priority, by service.
 *
 * @param id as a figure's
 * @param counted how it is counted, one or two sentences
 * @param lines at most {@link #MOST_LINES}; those beyond are left out of the report, so the gravest come first
 */
public record Table(String id, Words name, Words counted, List<Column> columns, List<Line> lines) {

    public static final int MOST_LINES = 200;

    public Table {
        columns = List.copyOf(columns);
        lines = lines.stream().limit(MOST_LINES).toList();
        for (Line line : lines) {
            if (line.cells().size() != columns.size()) {
                throw new IllegalArgumentException(
                        "line " + line.id() + " has " + line.cells().size() + " cells");
            }
        }
    }

    /** @param id unique in the table */
    public record Column(String id, Words name, Unit unit, Better better) {}

    /**
     * @param id unique in the table and stable: the period before is compared by it
     * @param cells one for each column
     */
    public record Line(String id, Words name, List<Cell> cells) {

        public Line {
            cells = List.copyOf(cells);
        }
    }

    /** @param value empty where there was nothing to count */
    public record Cell(Optional<BigDecimal> value, Rows rows) {

        public static final Cell EMPTY = new Cell(Optional.empty(), Rows.NONE);

        public static Cell count(Rows rows) {
            return new Cell(Optional.of(BigDecimal.valueOf(rows.count())), rows);
        }
    }
}
