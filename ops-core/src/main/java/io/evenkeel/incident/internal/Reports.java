package io.evenkeel.incident.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.UuidSeven;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.IncidentOpened;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.incident.Incidents.Report;
import io.evenkeel.incident.internal.EntryRows.NewEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Troubles that people report. Called in a transaction. */
@Component
class Reports {
    private final IncidentRows rows;
    private final IncidentWrites writes;
    private final MemberRows members;
    private final EntryRows entries;
    private final Estate estate;
    private final Grading grading;
    private final Changes changes;
    private final Audit audit;

    Reports(
            IncidentRows rows,
            IncidentWrites writes,
            MemberRows members,
            EntryRows entries,
            Estate estate,
            Grading grading,
            Changes changes,
            Audit audit) {
        this.rows = rows;
        this.writes = writes;
        this.members = members;
        this.entries = entries;
        this.estate = estate;
        this.grading = grading;
        this.changes = changes;
        this.audit = audit;
    }

    Incident report(Actor actor, Report report) {
        Affected affected = report.item().map(estate::affectedBy).orElse(Affected.UNKNOWN);
        Trouble trouble = Trouble.of(report, affected.item());
        Grade grade = grading.grade(trouble, affected);
        Instant now = changes.moment();
        members.oneAtATime();
        Optional<Stored> fought = rows.lockFought(trouble.groupKey());
        boolean opened = fought.isEmpty();
        Stored stored = fought.orElseGet(() -> opened(trouble, affected, grade, now));
        Incident incident = stored.incident();
        var reported =
                new NewEntry(now, Entry.Kind.REPORTED, actor.name(), report.title(), Map.of("report", report.key()));
        boolean news = entries.addOnce(stored.id(), reported, "report/" + report.key());
        if (!news) {
            return incident;
        }
        Map<String, String> facts =
                Map.of("report", report.key(), "priority", incident.priority().name());
        audit.record(actor, opened ? "incident.open" : "incident.join", incident.key(), facts);
        if (!opened) {
            return changes.changed(stored);
        }
        entries.explain(stored.id(), 0, Reasons.ofReport(report, affected, grade));
        return changes.tell(
                stored,
                new NewEntry(
                        now,
                        Entry.Kind.OPENED,
                        actor.name(),
                        incident.title(),
                        Map.of(
                                "title",
                                incident.title(),
                                "priority",
                                incident.priority().name())),
                IncidentOpened::new);
    }

    private Stored opened(Trouble trouble, Affected affected, Grade grade, Instant now) {
        UUID id = UuidSeven.at(now);
        writes.insert(id, trouble, grade, grading.needsReview(grade.answer().priority()), now);
        members.has(id, trouble, affected, now);
        affected.told().ifPresent(item -> writes.affects(id, List.of(item), affected.toldServices()));
        return rows.lockFought(id).orElseThrow();
    }
}
