package io.evenkeel.incident.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.AffectedItem;
import io.evenkeel.incident.Incident.HitService;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.IncidentOpened;
import io.evenkeel.incident.IncidentRaised;
import io.evenkeel.incident.IncidentResolved;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.incident.internal.EntryRows.NewEntry;
import io.evenkeel.oncall.Pages;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What becomes of an incident when its alerts come and go, written to row, timeline, reasons, audit and events. */
@Component
class Fight {
    private static final Actor SYSTEM = Actor.system("incident");
    /** Who acts in the timeline where no person does. */
    static final String NAME = "Evenkeel";

    private final IncidentRows rows;
    private final IncidentWrites writes;
    private final MemberRows members;
    private final EntryRows entries;
    private final Changes changes;
    private final Grading grading;
    private final Pages pages;
    private final Audit audit;
    private final IncidentSettings settings;

    Fight(
            IncidentRows rows,
            IncidentWrites writes,
            MemberRows members,
            EntryRows entries,
            Changes changes,
            Grading grading,
            Pages pages,
            Audit audit,
            IncidentSettings settings) {
        this.rows = rows;
        this.writes = writes;
        this.members = members;
        this.entries = entries;
        this.changes = changes;
        this.grading = grading;
        this.pages = pages;
        this.audit = audit;
        this.settings = settings;
    }

    void opened(Stored opened, Arrival arrival) {
        fires(opened, arrival);
        explain(opened, 0, arrival, arrival.grade());
        Incident incident = opened.incident();
        audit.record(SYSTEM, "incident.open", incident.key(), arrival.facts());
        Map<String, String> facts = Map.of(
                "title", incident.title(), "priority", incident.priority().name());
        changes.tell(
                opened,
                new NewEntry(arrival.at(), Entry.Kind.OPENED, NAME, incident.title(), facts),
                IncidentOpened::new);
    }

    /** The alert fires in it from now on; false if it is known to. */
    boolean fires(Stored incident, Arrival arrival) {
        Alert alert = arrival.alert();
        boolean news = writes.alertFires(incident.id(), alert.fingerprint(), arrival.trouble(), arrival.at());
        if (!news) {
            return false;
        }
        members.has(incident.id(), arrival);
        affects(incident, arrival.affected());
        Map<String, String> facts = Trouble.facts(alert);
        entries.add(
                incident.id(),
                new NewEntry(
                        alert.firingSince().orElse(arrival.at()),
                        Entry.Kind.ALERT_FIRING,
                        NAME,
                        arrival.trouble().alertname(),
                        facts));
        Optional.ofNullable(alert.labels().get("trial"))
                .ifPresent(trial -> entries.addOnce(
                        incident.id(),
                        new NewEntry(arrival.at(), Entry.Kind.TRY, NAME, trial, Map.of("trial", trial)),
                        "try/" + trial));
        return true;
    }

    /** What it is on is added to; what that hits is as it is now. */
    private void affects(Stored incident, Affected affected) {
        Map<Object, AffectedItem> items = new LinkedHashMap<>();
        incident.incident().items().forEach(item -> items.put(item.id(), item));
        affected.told().ifPresent(item -> items.put(item.id(), item));
        Map<String, HitService> services = new LinkedHashMap<>();
        incident.incident().services().forEach(service -> services.put(service.name(), service));
        affected.toldServices().forEach(service -> services.put(service.name(), service));
        boolean changed = items.size() != incident.incident().items().size()
                || !List.copyOf(services.values()).equals(incident.incident().services());
        if (changed) {
            writes.affects(incident.id(), List.copyOf(items.values()), List.copyOf(services.values()));
        }
    }

    /** What it was graded for before has cleared; what fires now counts, and gives the title. */
    void reopened(Stored before, int round, Arrival arrival) {
        writes.openedAgain(before.id(), round);
        writes.titled(before.id(), arrival.trouble().title());
        graded(before, arrival.grade());
        explain(before, round, arrival, arrival.grade());
        audit.record(SYSTEM, "incident.reopen", before.incident().key(), arrival.facts());
        changes.tell(
                before,
                new NewEntry(arrival.at(), Entry.Kind.REOPENED, NAME, "", Map.of("round", Integer.toString(round))),
                IncidentOpened::new);
    }

    void raised(Stored before, Arrival arrival, Grade grade) {
        Incident incident = before.incident();
        graded(before, grade);
        int round = incident.round();
        if (incident.state() == State.OPEN) {
            // Nobody works on it under its first name yet, and who is paged must read why.
            writes.titled(before.id(), arrival.trouble().title());
        }
        if (incident.state() == State.OPEN && isEverybodyPaged(incident)) {
            // Who was paged for something lesser and did not answer is paged anew.
            round++;
            writes.openedAgain(before.id(), round);
        } else if (incident.state() == State.ACKNOWLEDGED) {
            asksSooner(before, grade);
        }
        explain(before, round, arrival, grade);
        audit.record(SYSTEM, "incident.raise", incident.key(), arrival.facts());
        Map<String, String> facts = Map.of(
                "from",
                incident.priority().name(),
                "to",
                grade.answer().priority().name());
        changes.tell(before, new NewEntry(arrival.at(), Entry.Kind.RAISED, NAME, "", facts), IncidentRaised::new);
    }

    /** Whether nobody is left to be paged in its round. */
    boolean isEverybodyPaged(Incident incident) {
        return pages.next(incident.key()).isEmpty()
                && pages.pagesOf(incident.key()).stream().anyMatch(page -> page.round() == incident.round());
    }

    /** An owner who is asked already stays asked. */
    private void asksSooner(Stored before, Grade grade) {
        Incident incident = before.incident();
        Instant limit = incident.acknowledgedAt()
                .orElseThrow()
                .plus(settings.holds(grade.answer().priority()));
        boolean sooner = incident.asksAgainAt().map(limit::isBefore).orElse(true);
        boolean pages = grade.severity() != Severity.LOW;
        if (incident.askedAt().isEmpty() && sooner && pages) {
            writes.asksAgainAt(before.id(), Optional.of(limit));
        }
    }

    private void graded(Stored before, Grade grade) {
        writes.graded(before.id(), grade, grading.needsReview(grade.answer().priority()));
    }

    private void explain(Stored incident, int round, Arrival arrival, Grade grade) {
        entries.explain(incident.id(), round, Reasons.atOpening(arrival, grade));
    }

    /** A silence came over an alert of it, or is over. */
    void muted(Stored incident, Alert alert, boolean muted) {
        if (!writes.alertMuted(incident.id(), alert.fingerprint(), muted)) {
            return;
        }
        Map<String, String> facts = new HashMap<>(Trouble.facts(alert));
        if (muted) {
            facts.put("silences", String.join(", ", alert.mutedBy()));
        }
        Entry.Kind kind = muted ? Entry.Kind.MUTED : Entry.Kind.UNMUTED;
        entries.add(
                incident.id(), new NewEntry(changes.moment(), kind, NAME, facts.getOrDefault("alertname", ""), facts));
        changes.changed(incident);
    }

    /** Fewer of its alerts fire than before: what nobody has taken and nothing fires in is over. */
    void quieter(Stored before, Instant now) {
        Stored after = rows.find(before.incident().key()).orElseThrow();
        State state = after.incident().state();
        if (!after.incident().firing() && after.phase().clears().state() != state) {
            over(before, now);
        } else {
            if (!after.incident().firing() && state == State.ACKNOWLEDGED) {
                // Nothing is left to be asked about; if it fires again, everybody is paged anew.
                writes.asksAgainAt(before.id(), Optional.empty());
            }
            changes.changed(before);
        }
    }

    void noteCleared(Stored incident, Alert alert, Instant at) {
        Map<String, String> facts = Trouble.facts(alert);
        entries.add(
                incident.id(),
                new NewEntry(at, Entry.Kind.ALERT_RESOLVED, NAME, facts.getOrDefault("alertname", ""), facts));
    }

    /** Nothing fires any more, and nobody had taken it. */
    private void over(Stored before, Instant at) {
        String key = before.incident().key();
        writes.resolved(before.id(), at);
        pages.stop(SYSTEM, key);
        audit.record(SYSTEM, "incident.resolve", key, Map.of("because", "its alerts cleared"));
        changes.tell(before, new NewEntry(at, Entry.Kind.RESOLVED, NAME, "", Map.of()), IncidentResolved::new);
    }
}
