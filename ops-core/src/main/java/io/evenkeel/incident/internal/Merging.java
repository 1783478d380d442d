package io.evenkeel.incident.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.AffectedItem;
import io.evenkeel.incident.Incident.HitService;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.IncidentClosed;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.incident.internal.EntryRows.NewEntry;
import io.evenkeel.oncall.Pages;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Two incidents that an alert shows to be one trouble become one: the younger is closed, and the older has its alerts, its
 * items and whoever is paged from then on. That begins no page, and must lose none: they stay apart where the younger is the
 * graver one, where nobody has the older and somebody the younger, or all were paged for the older, where one is muted, and
 * where people said that their troubles have nothing to do with each other. Called in a transaction in which nothing else is
 * placed.
 */
@Component
class Merging {
    private static final Actor SYSTEM = Actor.system("incident");

    private final IncidentRows rows;
    private final IncidentWrites writes;
    private final MemberRows members;
    private final EntryRows entries;
    private final Changes changes;
    private final Fight fight;
    private final Pages pages;
    private final Audit audit;

    Merging(
            IncidentRows rows,
            IncidentWrites writes,
            MemberRows members,
            EntryRows entries,
            Changes changes,
            Fight fight,
            Pages pages,
            Audit audit) {
        this.rows = rows;
        this.writes = writes;
        this.members = members;
        this.entries = entries;
        this.changes = changes;
        this.fight = fight;
        this.pages = pages;
        this.audit = audit;
    }

    /**
     * @param one the incident that the alert has joined
     * @param others what is one with it; those that are fought no longer are passed over
     */
    void merge(UUID one, List<UUID> others, Arrival by) {
        if (others.isEmpty()) {
            return;
        }
        List<UUID> byAge = Stream.concat(Stream.of(one), others.stream())
                .flatMap(id -> rows.lockFought(id).stream())
                .sorted(Comparator.comparing(
                                (Stored stored) -> stored.incident().openedAt())
                        .thenComparing(Stored::id))
                .map(Stored::id)
                .toList();
        for (UUID younger : byAge.stream().skip(1).toList()) {
            Stored into = rows.lockFought(byAge.getFirst()).orElseThrow();
            Stored gone = rows.lockFought(younger).orElseThrow();
            if (mayJoin(into, gone) && !members.areApart(into.id(), gone.id(), by.at())) {
                join(into, gone, by);
            }
        }
    }

    /** Whether no page is lost by it. */
    private boolean mayJoin(Stored older, Stored younger) {
        Incident into = older.incident();
        Incident gone = younger.incident();
        boolean graver = gone.priority().compareTo(into.priority()) < 0
                || younger.severity().isGraverThan(older.severity());
        boolean nobodyComes =
                into.state() == State.OPEN && (gone.state() == State.ACKNOWLEDGED || fight.isEverybodyPaged(into));
        return !graver && !nobodyComes && into.firing() && !into.muted() && !gone.muted();
    }

    private void join(Stored older, Stored younger, Arrival by) {
        Incident into = older.incident();
        Incident gone = younger.incident();
        Instant now = by.at();
        String item = by.affected().told().map(AffectedItem::name).orElse("");
        writes.takesAlerts(older.id(), younger.id());
        members.takesAll(older.id(), younger.id());
        affects(older, gone);
        writes.closed(younger.id(), now);
        pages.stop(SYSTEM, gone.key());
        pages.joined(SYSTEM, gone.key(), gone.title(), gone.round(), into.key());
        audit.record(SYSTEM, "incident.merge", gone.key(), Map.of("into", into.key(), "item", item));
        changes.tell(
                younger,
                new NewEntry(now, Entry.Kind.MERGED, Fight.NAME, "", Map.of("incident", into.key(), "item", item)),
                IncidentClosed::new);
        entries.add(
                older.id(),
                new NewEntry(
                        now,
                        Entry.Kind.TOOK_OVER,
                        Fight.NAME,
                        gone.title(),
                        Map.of("incident", gone.key(), "item", item)));
        changes.changed(older);
    }

    private void affects(Stored older, Incident gone) {
        Map<UUID, AffectedItem> items = new LinkedHashMap<>();
        Stream.of(older.incident(), gone)
                .flatMap(incident -> incident.items().stream())
                .forEach(item -> items.putIfAbsent(item.id(), item));
        Map<String, HitService> services = new LinkedHashMap<>();
        Stream.of(older.incident(), gone)
                .flatMap(incident -> incident.services().stream())
                .forEach(service -> services.putIfAbsent(service.name(), service));
        writes.affects(older.id(), List.copyOf(items.values()), List.copyOf(services.values()));
    }
}
