package io.evenkeel.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Port: which series were measured lately. Answered in {@code telemetry}, which lies above. */
public interface SeenSeries {

    /**
     * The labels, {@code __name__} among them, of each series with one of these names that has a sample in the span.
     *
     * @throws io.evenkeel.audit.Refusal if they are too many to be told
     */
    List<Map<String, String>> named(Set<String> names, Instant from, Instant to);
}
