package io.evenkeel.incident;

/** Port: the priority of a trouble. Answered in {@code workflow} by a DMN table that the customer can change. */
public interface PriorityMatrix {

    /** How far or how fast. */
    enum Level {
        HIGH,
        MEDIUM,
        LOW
    }

    /**
     * @param impact how far it reaches
     * @param urgency how fast it must be dealt with
     */
    Answer priority(Level impact, Level urgency);

    /** @param row which row of the table decided, counted from 1 */
    record Answer(Priority priority, int row) {}
}
