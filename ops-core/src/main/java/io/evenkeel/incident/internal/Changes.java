package io.evenkeel.incident.internal;

import io.evenkeel.incident.Incident;
import io.evenkeel.incident.IncidentChanged;
import io.evenkeel.incident.internal.EntryRows.NewEntry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What every change of an incident ends with: its line in the timeline, and its events. */
@Component
class Changes {
    private final IncidentRows rows;
    private final EntryRows entries;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Changes(IncidentRows rows, EntryRows entries, ApplicationEventPublisher events, InstantSource clock) {
        this.rows = rows;
        this.entries = entries;
        this.events = events;
        this.clock = clock;
    }

    /** To the microsecond, as the database keeps it. */
    Instant moment() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Writes the line, and says {@code event} and that it changed. */
    Incident tell(Stored before, NewEntry entry, Function<Incident, Object> event) {
        entries.add(before.id(), entry);
        Incident after = changed(before);
        events.publishEvent(event.apply(after));
        return after;
    }

    /** Says that it changed. */
    Incident changed(Stored before) {
        Incident after = rows.find(before.incident().key()).orElseThrow().incident();
        events.publishEvent(new IncidentChanged(after));
        return after;
    }

    void publish(Object event) {
        events.publishEvent(event);
    }
}
