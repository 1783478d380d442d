package io.evenkeel.incident.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.audit.UuidSeven;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What an alert that begins to fire means, and what becomes of the incident that it opens or joins. */
@Component
class Arrivals {
    private final IncidentRows rows;
    private final IncidentWrites writes;
    private final Estate estate;
    private final Grading grading;
    private final Fight fight;
    private final Changes changes;
    private final IncidentSettings settings;

    Arrivals(
            IncidentRows rows,
            IncidentWrites writes,
            Estate estate,
            Grading grading,
            Fight fight,
            Changes changes,
            IncidentSettings settings) {
        this.rows = rows;
        this.writes = writes;
        this.estate = estate;
        this.grading = grading;
        this.fight = fight;
        this.changes = changes;
        this.settings = settings;
    }

    Arrival of(Alert alert) {
        Affected affected = estate.affectedBy(alert);
        Trouble trouble = Trouble.of(alert, affected.item(), settings.groupLabels());
        return new Arrival(alert, trouble, affected, grading.grade(trouble, affected), changes.moment());
    }

    /** @return the incident, locked */
    Stored open(Arrival arrival) {
        UUID id = UuidSeven.at(arrival.at());
        Grade grade = arrival.grade();
        writes.insert(
                id, arrival.trouble(), grade, grading.needsReview(grade.answer().priority()), arrival.at());
        fight.opened(rows.lockFought(id).orElseThrow(), arrival);
        return rows.lockFought(id).orElseThrow();
    }

    void join(Stored before, Arrival arrival) {
        Phase next = before.phase().fires();
        boolean news = fight.fires(before, arrival);
        Optional<Grade> raised = grading.raised(before, arrival.grade());
        if (next.round() > before.incident().round()) {
            fight.reopened(before, next.round(), arrival);
        } else if (raised.isPresent()) {
            fight.raised(before, arrival, raised.get());
        } else if (news) {
            changes.changed(before);
        }
    }
}
