package io.evenkeel.reporting;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What was said about a period.
 *
 * @param id empty for a draft, which is stored nowhere
 * @param hash SHA-256 of the stored content, hexadecimal; empty for a draft
 */
public record Report(Optional<UUID> id, Optional<String> hash, Content content) {

    /** The newest form of a content; earlier ones are still read. */
    public static final int FORM = 1;

    /** What is frozen: everything that is shown. */
    public record Content(int form, Period period, Instant madeAt, String madeBy, List<Part> parts) {

        public Content {
            parts = List.copyOf(parts);
        }
    }

    /** What one room said. */
    public record Part(String id, Words title, List<ComparedFigure> figures, List<ComparedTable> tables) {

        public Part {
            figures = List.copyOf(figures);
            tables = List.copyOf(tables);
        }
    }

    /** @param before the same figure in the period before; empty where there was nothing to count */
    public record ComparedFigure(Figure figure, Optional<BigDecimal> before) {}

    /** @param before for each line its cells in the period before, in the same order */
    public record ComparedTable(Table table, List<List<Optional<BigDecimal>>> before) {

        public ComparedTable {
            before = before.stream().map(List::copyOf).toList();
        }
    }

    /** What a list shows of one. */
    public record Head(UUID id, Period period, Instant madeAt, String madeBy) {}
}
