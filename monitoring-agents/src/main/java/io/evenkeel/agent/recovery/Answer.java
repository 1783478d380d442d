package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.Json;
import java.util.List;

/** What a restored database says to a statement. */
sealed interface Answer {

    /** Each an object of its columns, in their order. */
    record Rows(List<Json> rows) implements Answer {
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /** It did not end in time. */
    record TooSlow(long seconds) implements Answer {}

    /** @param what there is too much of */
    record TooLarge(String what) implements Answer {}

    /** @param why in PostgreSQL's words */
    record Failed(String why) implements Answer {}
}
