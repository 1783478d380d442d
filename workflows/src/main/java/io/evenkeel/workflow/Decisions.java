package io.evenkeel.workflow;

import java.util.Map;
import java.util.Optional;

/** Decision tables of the rooms above, as DMN that the customer can change; the newest version answers. Thread-safe. */
public interface Decisions {

    /**
     * Asks a table of which one row decides.
     *
     * @param asked texts, numbers and booleans by the names that the table reads
     * @return empty if no row matches
     */
    Optional<Answer> decide(String table, Map<String, Object> asked);

    /**
     * What the row says.
     *
     * @param values by the names of the outputs
     * @param row which one decided, counted from 1
     */
    record Answer(Map<String, Object> values, int row) {

        public Answer {
            values = Map.copyOf(values);
        }
    }
}
