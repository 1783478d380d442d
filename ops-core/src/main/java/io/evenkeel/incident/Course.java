package io.evenkeel.incident;

import io.evenkeel.incident.Incident.AffectedItem;
import io.evenkeel.incident.Incident.HitService;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one incident went, as its timeline tells: what was opened again began once more, and nothing of that is forgotten.
 *
 * @param trouble the same for incidents that are of one trouble: on the same item, or with the same labels
 * @param severity the gravest of its alerts in its last round
 * @param stretches the oldest first; never empty
 * @param services that it hit, with the effect that it had last
 */
public record Course(
        String key,
        String title,
        Priority priority,
        String severity,
        String trouble,
        List<AffectedItem> items,
        List<HitService> services,
        List<Stretch> stretches) {

    public Course {
        items = List.copyOf(items);
        services = List.copyOf(services);
        stretches = List.copyOf(stretches);
    }

    /**
     * From opening, or opening again, to the end of it.
     *
     * @param acknowledged when somebody took it first
     * @param cleared when the last of its alerts had cleared; people's reports have none
     * @param ended when it was resolved, or closed where nobody had resolved it
     */
    public record Stretch(
            Instant began, Optional<Instant> acknowledged, Optional<Instant> cleared, Optional<Instant> ended) {

        /** Until when the trouble itself lasted: the owner may have resolved it long after, and somebody despite it. */
        public Optional<Instant> over() {
            return Stream.concat(cleared.stream(), ended.stream()).min(Comparator.naturalOrder());
        }
    }
}
