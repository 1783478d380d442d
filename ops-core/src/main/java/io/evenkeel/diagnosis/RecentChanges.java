package io.evenkeel.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Port: what people changed lately. Answered in {@code change}. */
public interface RecentChanges {

    /**
     * Changes that somebody carried out on one of these items in the span, whole or in part; the newest first. One that is
     * planned and was not begun is not among them.
     *
     * @param items of the inventory; empty asks for changes on anything
     * @param to not included
     */
    List<RecentChange> on(Set<UUID> items, Instant from, Instant to);

    /**
     * @param key what people say: {@code CHG-77}
     * @param kind {@code standard}, {@code normal} or {@code emergency}
     * @param end empty while it is carried out
     * @param backedOut whether it is, or was, taken back
     * @param items all that it is on
     */
    record RecentChange(
            String key,
            String title,
            String kind,
            Instant begin,
            Optional<Instant> end,
            boolean backedOut,
            Set<UUID> items) {

        public RecentChange {
            items = Set.copyOf(items);
        }
    }
}
