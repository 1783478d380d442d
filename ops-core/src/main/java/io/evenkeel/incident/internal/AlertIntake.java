package io.evenkeel.incident.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.AlertFiring;
import io.evenkeel.alerting.AlertResolved;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.IncidentOpened;
import io.evenkeel.incident.IncidentRaised;
import io.evenkeel.incident.IncidentResolved;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.incident.PriorityMatrix;
import io.evenkeel.incident.PriorityMatrix.Level;
import io.evenkeel.incident.internal.AlertsHeard.News;
import io.evenkeel.incident.internal.EntryRows.NewEntry;
import io.evenkeel.oncall.Pages;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Turns alerts into incidents: opens one, or joins, reopens or clears the one that this trouble has. An event heard twice,
 * or late, changes nothing. An alert whose end is heard before its beginning has fired all the same: its incident is
 * opened and cleared at once, so that it can be reviewed.
 */
@Component
class AlertIntake {
    private static final Actor SYSTEM = Actor.system("incident");
    /** Who acts in the timeline where no person does. */
    private static final String NAME = "Evenkeel";

    private final IncidentRows rows;
    private final EntryRows entries;
    private final AlertsHeard heard;
    private final Changes changes;
    private final PriorityMatrix matrix;
    private final Pages pages;
    private final Audit audit;
    private final SecureRandom random = new SecureRandom();

    AlertIntake(
            IncidentRows rows,
            EntryRows entries,
            AlertsHeard heard,
            Changes changes,
            PriorityMatrix matrix,
            Pages pages,
            Audit audit) {
        this.rows = rows;
        this.entries = entries;
        this.heard = heard;
        this.changes = changes;
        this.matrix = matrix;
        this.pages = pages;
        this.audit = audit;
    }

    @ApplicationModuleListener
    void on(AlertFiring event) {
        if (heard.hear(event.alert()) != News.NONE) {
            fires(event.alert());
        }
    }

    @ApplicationModuleListener
    void on(AlertResolved event) {
        Alert alert = event.alert();
        switch (heard.hear(alert)) {
            case NONE -> {}
            case SAME_STRETCH -> clears(alert);
            case NEW_STRETCH -> {
                fires(alert);
                clears(alert);
            }
        }
    }

    private void fires(Alert alert) {
        Trouble trouble = Trouble.of(alert);
        Instant now = changes.now();
        UUID id = UuidSeven.at(now, random);
        Grade grade = grade(trouble.severity(), trouble.impact());
        if (rows.lockOpen(trouble.groupKey()).isEmpty() && rows.insert(id, trouble, grade, now)) {
            open(rows.lockOpen(trouble.groupKey()).orElseThrow(), alert, trouble, grade, now);
        } else {
            join(rows.lockOpen(trouble.groupKey()).orElseThrow(), alert, trouble, grade, now);
        }
    }

    private void open(Stored opened, Alert alert, Trouble trouble, Grade grade, Instant now) {
        rows.alertFires(opened.id(), alert.fingerprint(), trouble.alertname(), now);
        entries.explain(opened.id(), 0, Reasons.atOpening(alert, now, grade.impact(), grade.urgency(), grade.answer()));
        writeFiring(opened, alert, now);
        Incident incident = opened.incident();
        audit.record(SYSTEM, "incident.open", incident.key(), facts(alert, grade));
        changes.tell(
                opened,
                new NewEntry(
                        now,
                        Entry.Kind.OPENED,
                        NAME,
                        incident.title(),
                        Map.of(
                                "title",
                                incident.title(),
                                "priority",
                                grade.answer().priority().name())),
                IncidentOpened::new);
    }

    private void join(Stored before, Alert alert, Trouble trouble, Grade grade, Instant now) {
        rows.alertFires(before.id(), alert.fingerprint(), trouble.alertname(), now);
        writeFiring(before, alert, now);
        Phase next = before.phase().fires();
        if (next.round() > before.incident().round()) {
            reopen(before, next, alert, grade, now);
        } else if (grade.severity().isGraverThan(before.severity())) {
            raise(before, alert, grade(grade.severity(), wider(grade.impact(), before.impact())), now);
        } else {
            changes.changed(before);
        }
    }

    private void reopen(Stored before, Phase next, Alert alert, Grade grade, Instant now) {
        String key = before.incident().key();
        rows.reopened(before.id(), next.round());
        // What it was graded for before has cleared; what fires now counts.
        rows.graded(before.id(), grade);
        entries.explain(
                before.id(),
                next.round(),
                Reasons.atOpening(alert, now, grade.impact(), grade.urgency(), grade.answer()));
        audit.record(SYSTEM, "incident.reopen", key, facts(alert, grade));
        changes.tell(
                before,
                new NewEntry(now, Entry.Kind.REOPENED, NAME, "", Map.of("round", Integer.toString(next.round()))),
                IncidentOpened::new);
    }

    private void raise(Stored before, Alert alert, Grade grade, Instant now) {
        Incident incident = before.incident();
        rows.graded(before.id(), grade);
        entries.explain(
                before.id(),
                incident.round(),
                Reasons.atOpening(alert, now, grade.impact(), grade.urgency(), grade.answer()));
        audit.record(SYSTEM, "incident.raise", incident.key(), facts(alert, grade));
        changes.tell(
                before,
                new NewEntry(
                        now,
                        Entry.Kind.RAISED,
                        NAME,
                        "",
                        Map.of(
                                "from", incident.priority().name(),
                                "to", grade.answer().priority().name())),
                IncidentRaised::new);
    }

    /** A closed incident only notes that its alert cleared: it had been resolved despite it. */
    private void clears(Alert alert) {
        var open = rows.lockOpen(Trouble.of(alert).groupKey())
                .filter(stored -> stored.incident().alertFingerprints().contains(alert.fingerprint()));
        open.or(() -> rows.lockClosedWithFiring(alert.fingerprint())).ifPresent(stored -> cleared(stored, alert));
    }

    private void cleared(Stored before, Alert alert) {
        if (!rows.alertClears(before.id(), alert.fingerprint())) {
            return;
        }
        Instant now = changes.now();
        Map<String, String> facts = Trouble.facts(alert);
        entries.add(
                before.id(),
                new NewEntry(now, Entry.Kind.ALERT_RESOLVED, NAME, facts.getOrDefault("alertname", ""), facts));
        String key = before.incident().key();
        Stored after = rows.find(key).orElseThrow();
        boolean over = !after.incident().firing()
                && after.phase().clears().state() != after.incident().state();
        if (!over) {
            changes.changed(before);
            return;
        }
        rows.resolved(before.id(), now);
        pages.stop(SYSTEM, key);
        audit.record(SYSTEM, "incident.resolve", key, Map.of("because", "its alerts cleared"));
        changes.tell(before, new NewEntry(now, Entry.Kind.RESOLVED, NAME, "", Map.of()), IncidentResolved::new);
    }

    private void writeFiring(Stored incident, Alert alert, Instant now) {
        Map<String, String> facts = Trouble.facts(alert);
        entries.add(
                incident.id(),
                new NewEntry(
                        alert.firingSince().orElse(now),
                        Entry.Kind.ALERT_FIRING,
                        NAME,
                        facts.getOrDefault("alertname", ""),
                        facts));
        String trial = alert.labels().get("trial");
        if (trial != null) {
            entries.addOnce(
                    incident.id(),
                    new NewEntry(now, Entry.Kind.TRY, NAME, trial, Map.of("trial", trial)),
                    "try/" + trial);
        }
    }

    private Grade grade(Severity severity, Level impact) {
        return new Grade(severity, impact, matrix.priority(impact, severity.urgency()));
    }

    private static Level wider(Level one, Level other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Map<String, String> facts(Alert alert, Grade grade) {
        return Map.of(
                "alertname", alert.labels().getOrDefault("alertname", ""),
                "fingerprint", alert.fingerprint(),
                "severity", grade.severity().word(),
                "priority", grade.answer().priority().name());
    }
}
