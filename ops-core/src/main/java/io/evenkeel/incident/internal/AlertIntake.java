package io.evenkeel.incident.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.AlertFiring;
import io.evenkeel.alerting.AlertMuted;
import io.evenkeel.alerting.AlertResolved;
import io.evenkeel.audit.UuidSeven;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.internal.AlertsHeard.News;
import java.time.Instant;
import java.util.Optional;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Turns alerts into incidents: opens one, or joins, reopens or clears the one that this trouble has. An event heard twice,
 * or late, changes nothing. An alert whose end is heard before its beginning has fired all the same: its incident is
 * opened and cleared at once, so that it can be reviewed. A muted alert opens nothing; it is told of again when the mute
 * ends, if it still fires then.
 */
@Component
class AlertIntake {
    private final IncidentRows rows;
    private final IncidentWrites writes;
    private final AlertsHeard heard;
    private final Estate estate;
    private final Grading grading;
    private final Fight fight;
    private final Changes changes;
    private final IncidentSettings settings;

    AlertIntake(
            IncidentRows rows,
            IncidentWrites writes,
            AlertsHeard heard,
            Estate estate,
            Grading grading,
            Fight fight,
            Changes changes,
            IncidentSettings settings) {
        this.rows = rows;
        this.writes = writes;
        this.heard = heard;
        this.estate = estate;
        this.grading = grading;
        this.fight = fight;
        this.changes = changes;
        this.settings = settings;
    }

    @ApplicationModuleListener
    void on(AlertFiring event) {
        News news = heard.hear(event.alert());
        if (news != News.NONE && !event.alert().muted()) {
            fires(event.alert(), news);
        }
    }

    @ApplicationModuleListener
    void on(AlertResolved event) {
        Alert alert = event.alert();
        switch (heard.hear(alert)) {
            case NONE -> {}
            case SAME_STRETCH -> clears(alert);
            case NEW_STRETCH -> {
                if (!alert.muted()) {
                    fires(alert, News.NEW_STRETCH);
                }
                clears(alert);
            }
        }
    }

    /** A silence came over an alert that has an incident. */
    @ApplicationModuleListener
    void on(AlertMuted event) {
        Alert alert = event.alert();
        if (heard.hear(alert) != News.NONE) {
            rows.lockWithFiring(alert.fingerprint()).ifPresent(stored -> fight.muted(stored, alert, true));
        }
    }

    private void fires(Alert alert, News news) {
        if (news == News.SAME_STRETCH && isKnown(alert)) {
            return;
        }
        Affected affected = estate.affectedBy(alert);
        Trouble trouble = Trouble.of(alert, affected.item(), settings.groupLabels());
        Grade grade = grading.grade(trouble, affected);
        var arrival = new Arrival(alert, trouble, affected, grade, changes.moment());
        Optional<Stored> there = existing(arrival);
        if (there.isPresent()) {
            join(there.get(), arrival);
        } else if (writes.insert(
                UuidSeven.at(arrival.at()),
                trouble,
                grade,
                grading.needsReview(grade.answer().priority()),
                arrival.at())) {
            fight.opened(rows.lockFought(trouble.groupKey()).orElseThrow(), arrival);
        } else {
            // Another alert of this trouble came at the same moment.
            join(rows.lockFought(trouble.groupKey()).orElseThrow(), arrival);
        }
    }

    /** More of a stretch that an incident has, also one that was resolved or closed despite it, begins nothing. */
    private boolean isKnown(Alert alert) {
        Optional<Stored> known = rows.lockWithFiring(alert.fingerprint());
        known.ifPresent(stored -> fight.muted(stored, alert, false));
        return known.isPresent();
    }

    private Optional<Stored> existing(Arrival arrival) {
        String group = arrival.trouble().groupKey();
        return rows.lockFought(group)
                .or(() -> rows.lockOver(
                        group, arrival.alert().fingerprint(), arrival.at().minus(settings.sameTroubleWithin())));
    }

    private void join(Stored before, Arrival arrival) {
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

    /** Where it fires, whatever it is grouped by now. A closed incident only notes it. */
    private void clears(Alert alert) {
        rows.lockWithFiring(alert.fingerprint())
                .filter(stored -> writes.alertClears(stored.id(), alert.fingerprint()))
                .ifPresent(stored -> cleared(stored, alert));
    }

    private void cleared(Stored before, Alert alert) {
        Instant now = changes.moment();
        fight.noteCleared(before, alert, now);
        Stored after = rows.find(before.incident().key()).orElseThrow();
        State state = after.incident().state();
        if (!after.incident().firing() && after.phase().clears().state() != state) {
            fight.over(before, now);
        } else {
            if (!after.incident().firing() && state == State.ACKNOWLEDGED) {
                // Nothing is left to be asked about; if it fires again, everybody is paged anew.
                writes.asksAgainAt(before.id(), Optional.empty());
            }
            changes.changed(before);
        }
    }
}
