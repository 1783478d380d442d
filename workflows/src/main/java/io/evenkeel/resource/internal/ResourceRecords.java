package io.evenkeel.resource.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.ResourceMoved;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What every act begins and ends with: finding the resource, writing down what became of it, saying that it moved. */
@Component
class ResourceRecords {
    private final ResourceRows rows;
    private final QuotaRows quotas;
    private final HistoryRows entries;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final ResourceSettings settings;

    ResourceRecords(
            ResourceRows rows,
            QuotaRows quotas,
            HistoryRows entries,
            Audit audit,
            ApplicationEventPublisher events,
            ResourceSettings settings) {
        this.rows = rows;
        this.quotas = quotas;
        this.entries = entries;
        this.audit = audit;
        this.events = events;
        this.settings = settings;
    }

    Resource locked(String key) {
        return rows.lock(key).orElseThrow(() -> ResourceSentences.unknown(key));
    }

    /** Stores it, gives back what it reserves no longer, writes it down and tells everybody. */
    Resource moved(Actor actor, String what, Resource before, Edit edit, Map<String, String> facts) {
        Resource after = edit.after();
        rows.save(after);
        if (after.reserved() < before.reserved()) {
            quotas.giveBack(before.kind(), before.holder(), before.reserved() - after.reserved());
        }
        return written(actor, what, after, facts);
    }

    Resource written(Actor actor, String what, Resource after, Map<String, String> facts) {
        entries.add(after.id(), settings.now(), actor.name(), what, facts);
        audit.record(actor, "resource." + what, after.key(), facts);
        events.publishEvent(new ResourceMoved(after));
        return after;
    }
}
