package io.evenkeel.reporting;

import java.time.Instant;
import java.util.List;

/** Puts other rooms' papers on pages, as reports are. Thread-safe. */
public interface Printing {

    /** PDF, A4; the same bytes for the same sheet. */
    byte[] print(Sheet sheet);

    /**
     * @param about what stands below the title, a line each
     * @param foot at the right of each page: where its proof is
     * @param madeAt written into the file
     */
    record Sheet(Language language, String title, List<String> about, String foot, Instant madeAt, List<Block> blocks) {

        public Sheet {
            about = List.copyOf(about);
            blocks = List.copyOf(blocks);
        }
    }

    /** A part of a sheet; at most 2,000. */
    sealed interface Block {

        record Heading(String text) implements Block {}

        record Paragraph(String text) implements Block {}

        /**
         * @param shares of the width, a number for each column
         * @param rows as many cells each as there are columns
         */
        record Grid(List<Integer> shares, List<String> columns, List<List<String>> rows) implements Block {

            public Grid {
                shares = List.copyOf(shares);
                columns = List.copyOf(columns);
                rows = List.copyOf(rows);
            }
        }
    }
}
