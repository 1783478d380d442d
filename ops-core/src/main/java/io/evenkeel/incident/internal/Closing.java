package io.evenkeel.incident.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.IncidentClosed;
import io.evenkeel.incident.IncidentResolved;
import io.evenkeel.incident.Incidents.ClosedMany;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.incident.Incidents.NotClosed;
import io.evenkeel.incident.internal.EntryRows.NewEntry;
import io.evenkeel.oncall.Pages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The end of incidents, one or many. Called in a transaction. */
@Component
class Closing {
    private static final int MOST_AT_ONCE = 200;

    private final IncidentWrites writes;
    private final Changes changes;
    private final Pages pages;
    private final Audit audit;

    Closing(IncidentWrites writes, Changes changes, Pages pages, Audit audit) {
        this.writes = writes;
        this.changes = changes;
        this.pages = pages;
        this.audit = audit;
    }

    Incident close(Actor actor, Stored before) {
        Instant now = changes.moment();
        String key = before.incident().key();
        writes.closed(before.id(), now);
        pages.stop(actor, key);
        audit.record(actor, "incident.close", key, Map.of());
        if (before.incident().state() == State.ACKNOWLEDGED) {
            changes.publish(new IncidentResolved(before.incident()));
        }
        return changes.tell(
                before, new NewEntry(now, Entry.Kind.CLOSED, actor.name(), "", Map.of()), IncidentClosed::new);
    }

    /** @param lock finds one for closing and keeps others from changing it, or refuses */
    ClosedMany closeAll(Actor actor, List<String> keys, Function<String, Stored> lock) {
        if (keys.isEmpty() || keys.size() > MOST_AT_ONCE) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "keys-count", "Name 1 to " + MOST_AT_ONCE + " incidents to close.", "keys");
        }
        var closed = new ArrayList<String>();
        var refused = new ArrayList<NotClosed>();
        // In order, so that two who close the same ones do not wait for each other.
        for (String key : new TreeSet<>(keys)) {
            try {
                close(actor, lock.apply(key));
                closed.add(key);
            } catch (Refusal refusal) {
                refused.add(new NotClosed(key, refusal.code(), String.valueOf(refusal.getMessage())));
            }
        }
        return new ClosedMany(closed, refused);
    }
}
