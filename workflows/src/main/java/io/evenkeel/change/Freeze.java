package io.evenkeel.change;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A time in which nothing is changed but in an emergency. It is either once or every week.
 *
 * @param items over which it is; empty is over everything
 */
public record Freeze(
        UUID id,
        String name,
        String reason,
        Optional<Window> once,
        Optional<Weekly> weekly,
        Set<UUID> items,
        String createdByName) {

    public Freeze {
        items = Set.copyOf(items);
    }

    /** Every week from one day's time to another's, as the clocks of a zone show it: Friday 18:00 to Monday 06:00. */
    public record Weekly(DayOfWeek fromDay, LocalTime fromTime, DayOfWeek toDay, LocalTime toTime, ZoneId zone) {}
}
