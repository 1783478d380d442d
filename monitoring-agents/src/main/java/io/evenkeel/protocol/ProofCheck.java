package io.evenkeel.protocol;

/** One thing that a restored database has to show, as data. */
public sealed interface ProofCheck {

    /** For people; findings name it. */
    String name();

    /** Every table has the rows that the manifest counted, with the same checksum. */
    record SameTables(String name, TableManifest manifest) implements ProofCheck {}

    /**
     * A question of the business's own.
     *
     * @param sql one {@code SELECT} that gives one row; its first column is the answer
     */
    record Question(String name, String sql, Expected expected) implements ProofCheck {}

    /**
     * That the chosen moment was hit: the last row committed before it is there, the first one after it is not.
     *
     * @param table as SQL writes it, with its schema where it is not in the search path
     * @param column that tells rows apart
     */
    record Moment(String name, String table, String column, String lastBefore, String firstAfter)
            implements ProofCheck {}

    /** What the answer to a question must be. */
    sealed interface Expected {

        record True() implements Expected {}

        /** The same text as PostgreSQL's JSON shows. */
        record Exactly(String text) implements Expected {}

        record AtLeast(double number) implements Expected {}
    }
}
