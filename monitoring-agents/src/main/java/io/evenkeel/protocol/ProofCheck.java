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

    /**
     * The same, where nobody knows yet which rows these are: the protected database itself is asked, before anything is
     * restored, for the last row until the chosen moment and the first after it.
     *
     * @param timeColumn by which its rows are ordered; with a time zone, or in UTC
     */
    record MomentByTime(String name, String table, String column, String timeColumn) implements ProofCheck {}

    /** What the answer to a question must be. */
    sealed interface Expected {

        record True() implements Expected {}

        /** The same text as PostgreSQL's JSON shows. */
        record Exactly(String text) implements Expected {}

        record AtLeast(double number) implements Expected {}
    }
}
