package io.evenkeel.reporting;

import java.util.List;

/**
 * Port: what a room says about a period. A Spring bean of the room, asked when a report is made and once more for the
 * period before, to compare with. Runs in a read-only transaction of the report's; what it throws keeps the report from
 * being made: nothing is frozen without a part.
 *
 * <p>A figure that counts what can change later says what it was at the period's end, not at the time of asking, as far
 * as the room remembers that: the report may be made days later.
 */
public interface Section {

    /** Stable, lower case with hyphens, such as {@code incidents}; the console's URL and the CSV have it. */
    String id();

    /** Where in the report, ascending: incidents 10, repeats 20, services 30, pages 40, desk 50, changes 60, problems 70, resources 80. */
    int place();

    Words title();

    Content about(Period period);

    /**
     * @param figures at most 20, with ids that are unique in the section
     * @param tables at most 10, with ids that are unique in the section and no figure's
     */
    record Content(List<Figure> figures, List<Table> tables) {

        public Content {
            figures = List.copyOf(figures);
            tables = List.copyOf(tables);
        }

        public static Content of(Figure... figures) {
            return new Content(List.of(figures), List.of());
        }
    }
}
