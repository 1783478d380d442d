package io.evenkeel.incident.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Alerts;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.AffectedItem;
import io.evenkeel.incident.Incident.HitService;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.incident.internal.EntryRows.NewEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Takes out of an incident what joined it and has nothing to do with it. What fires there gets an incident of its own, for
 * which people are paged; the two are not joined again for a while. Called in a transaction in which nothing else is placed.
 */
@Component
class Separation {
    private final IncidentRows rows;
    private final IncidentWrites writes;
    private final MemberRows members;
    private final EntryRows entries;
    private final ObjectProvider<Alerts> alerts;
    private final Arrivals arrivals;
    private final Estate estate;
    private final Fight fight;
    private final Changes changes;
    private final Audit audit;

    Separation(
            IncidentRows rows,
            IncidentWrites writes,
            MemberRows members,
            EntryRows entries,
            ObjectProvider<Alerts> alerts,
            Arrivals arrivals,
            Estate estate,
            Fight fight,
            Changes changes,
            Audit audit) {
        this.rows = rows;
        this.writes = writes;
        this.members = members;
        this.entries = entries;
        this.alerts = alerts;
        this.arrivals = arrivals;
        this.estate = estate;
        this.fight = fight;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * @param before locked
     * @return the incident of its own; where nothing of it fires any more there is none, and the incident that it left is
     *     returned
     */
    Incident separate(Actor actor, Stored before, UUID item) {
        String key = before.incident().key();
        AffectedItem joined = before.incident().items().stream()
                .filter(known -> known.id().equals(item))
                .findFirst()
                .orElseThrow(() -> Sentences.noSuchItem(key));
        String group = members.joined(before.id(), item).orElseThrow(() -> Sentences.ownItem(key, joined.name()));
        Instant now = changes.moment();
        List<Alert> firing = members.leaves(before.id(), group, now).stream()
                .flatMap(fingerprint -> alerts.getObject().find(fingerprint).stream())
                .filter(alert -> alert.state() == Alert.State.FIRING && !alert.muted())
                .toList();
        isOnTheOthersOnly(before, item);
        Optional<Incident> own = begin(firing);
        Map<String, String> facts = new HashMap<>(Map.of("item", joined.name()));
        own.ifPresent(opened -> facts.put("incident", opened.key()));
        entries.add(before.id(), new NewEntry(now, Entry.Kind.SEPARATED, actor.name(), "", facts));
        audit.record(actor, "incident.separate", key, facts);
        fight.quieter(before, now);
        return own.orElseGet(() -> rows.find(key).orElseThrow().incident());
    }

    private Optional<Incident> begin(List<Alert> firing) {
        Optional<String> key = Optional.empty();
        for (Alert alert : firing) {
            Arrival arrival = arrivals.of(alert);
            if (key.isEmpty()) {
                key = Optional.of(arrivals.open(arrival).incident().key());
            } else {
                arrivals.join(rows.lock(key.get()).orElseThrow(), arrival);
            }
        }
        return key.flatMap(rows::find).map(Stored::incident);
    }

    private void isOnTheOthersOnly(Stored before, UUID item) {
        List<AffectedItem> others = before.incident().items().stream()
                .filter(known -> !known.id().equals(item))
                .toList();
        Map<String, HitService> services = new LinkedHashMap<>();
        others.forEach(other ->
                estate.affectedBy(other.id()).toldServices().forEach(service -> services.put(service.name(), service)));
        writes.affects(before.id(), others, List.copyOf(services.values()));
    }
}
