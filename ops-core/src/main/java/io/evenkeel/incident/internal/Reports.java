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
import org.springframework.stereotype.Component;

/** Troubles that people report. Called in a transaction. */
@Component
class Reports {
    private final IncidentRows rows;
    private final IncidentWrites writes;
    private final EntryRows entries;
    private final Estate estate;
    private final Grading grading;
    private final Changes changes;
    private final Audit audit;

    Reports(
            IncidentRows rows,
            IncidentWrites writes,
            EntryRows entries,
            Estate estate,
            Grading grading,
            Changes changes,
            Audit audit) {
        this.rows = rows;
        this.writes = writes;
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
        boolean opened = writes.insert(
                UuidSeven.at(now),
                trouble,
                grade,
                grading.needsReview(grade.answer().priority()),
                now);
        Stored stored = rows.lockFought(trouble.groupKey()).orElseThrow();
        if (opened) {
            affected.told().ifPresent(item -> writes.affects(stored.id(), List.of(item), affected.toldServices()));
        }
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
}
