package io.evenkeel.desk.internal;

import io.evenkeel.desk.Settings.WorkCalendar;
import io.evenkeel.desk.internal.clock.Calendar;
import io.evenkeel.desk.internal.clock.CalendarHistory;
import io.evenkeel.desk.internal.clock.CalendarHistory.Version;
import io.evenkeel.desk.internal.clock.CalendarText;
import io.evenkeel.desk.internal.clock.CalendarText.Unreadable;
import io.evenkeel.desk.internal.clock.WorkingTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The stored calendars as working time. */
@Component
class WorkCalendars {
    /** A zone's name that means the server's own. */
    static final String SERVER = "server";

    private final WorkCalendarRows rows;

    WorkCalendars(WorkCalendarRows rows) {
        this.rows = rows;
    }

    /** Reads each calendar once, when it is first asked for; for one transaction. */
    Function<String, WorkingTime> reading() {
        Map<String, WorkingTime> read = new HashMap<>();
        return id -> read.computeIfAbsent(id, this::history);
    }

    private WorkingTime history(String id) {
        List<Version> versions = rows.versions(id).stream()
                .map(stored -> new Version(stored.since(), calendar(stored)))
                .toList();
        return new CalendarHistory(versions);
    }

    private static Calendar calendar(WorkCalendar stored) {
        try {
            return CalendarText.read(zone(stored.zone()), stored.lines());
        } catch (Unreadable impossible) {
            throw new IllegalStateException(
                    "calendar " + stored.id() + " was checked before it was stored", impossible);
        }
    }

    static ZoneId zone(String name) {
        return name.equals(SERVER) ? ZoneId.systemDefault() : ZoneId.of(name);
    }
}
