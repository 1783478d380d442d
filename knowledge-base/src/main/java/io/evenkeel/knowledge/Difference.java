package io.evenkeel.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * How one text became another, line by line. Long stretches that are the same are folded.
 *
 * @param added lines that only the later text has, changed ones included
 * @param removed lines that only the earlier text has, changed ones included
 * @param rows in the order of the texts
 */
public record Difference(int added, int removed, List<DifferenceRow> rows) {

    public Difference {
        rows = List.copyOf(rows);
    }

    /**
     * One line, or a stretch that is left out.
     *
     * @param before as it was, without line end; for SAME, REMOVED, CHANGED
     * @param after as it is; for SAME, ADDED, CHANGED
     * @param beforeLine its number from 1
     * @param afterLine its number from 1
     * @param parts of a changed line, in order; empty where the lines have little in common
     * @param count how many equal lines are left out, for SKIPPED
     */
    public record DifferenceRow(
            RowKind kind,
            Optional<String> before,
            Optional<String> after,
            Optional<Integer> beforeLine,
            Optional<Integer> afterLine,
            List<DifferencePart> parts,
            Optional<Integer> count) {

        public DifferenceRow {
            parts = List.copyOf(parts);
        }
    }

    /** A stretch of a changed line. */
    public record DifferencePart(PartKind kind, String text) {}

    /** What became of a line. */
    public enum RowKind {
        SAME,
        ADDED,
        REMOVED,
        CHANGED,
        SKIPPED
    }

    /** What became of a stretch. */
    public enum PartKind {
        SAME,
        ADDED,
        REMOVED
    }
}
