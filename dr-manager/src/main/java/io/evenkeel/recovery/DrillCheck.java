package io.evenkeel.recovery;

/** Something that the business wants a restored database to show. */
public sealed interface DrillCheck {

    /** For people; findings name it. */
    String name();

    /**
     * A question whose answer is known.
     *
     * @param sql one {@code SELECT} that gives one row; its first column is the answer
     */
    record Question(String name, String sql, Expected expected) implements DrillCheck {}

    /**
     * That the chosen second was hit: the last row committed before it is there, the first after it is not.
     *
     * @param table with its schema, where it is not in the search path
     * @param column that tells rows apart
     * @param timeColumn when a row was committed
     */
    record Moment(String name, String table, String column, String timeColumn) implements DrillCheck {}

    /** What the answer must be. */
    sealed interface Expected {

        record True() implements Expected {}

        record Exactly(String text) implements Expected {}

        record AtLeast(double number) implements Expected {}
    }
}
