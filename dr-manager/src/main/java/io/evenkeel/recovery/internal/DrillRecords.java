package io.evenkeel.recovery.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.recovery.Drill;
import io.evenkeel.recovery.DrillMoved;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What every verb begins and ends with: finding the drill, and saying that it moved. */
@Component
class DrillRecords {
    private final DrillRows rows;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    DrillRecords(DrillRows rows, Audit audit, ApplicationEventPublisher events) {
        this.rows = rows;
        this.audit = audit;
        this.events = events;
    }

    StoredDrill locked(String number) {
        return rows.lock(number).orElseThrow(() -> DrillSentences.unknown(number));
    }

    Drill found(String number) {
        return rows.find(number)
                .orElseThrow(() -> DrillSentences.unknown(number))
                .drill();
    }

    /** Writes it down and tells everybody. */
    Drill moved(Actor actor, String verb, String number, Map<String, String> facts) {
        audit.record(actor, "recovery." + verb, number, facts);
        moved(number);
        return found(number);
    }

    /** Tells everybody of what no person did. */
    void moved(String number) {
        events.publishEvent(new DrillMoved(number));
    }
}
