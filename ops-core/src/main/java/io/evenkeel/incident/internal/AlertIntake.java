package io.evenkeel.incident.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.AlertFiring;
import io.evenkeel.alerting.AlertMuted;
import io.evenkeel.alerting.AlertResolved;
import io.evenkeel.incident.internal.AlertsHeard.News;
import io.evenkeel.incident.internal.Placement.Placed;
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
    private final Arrivals arrivals;
    private final Fight fight;
    private final Changes changes;
    private final Placement placement;
    private final Merging merging;

    AlertIntake(
            IncidentRows rows,
            IncidentWrites writes,
            AlertsHeard heard,
            Arrivals arrivals,
            Fight fight,
            Changes changes,
            Placement placement,
            Merging merging) {
        this.rows = rows;
        this.writes = writes;
        this.heard = heard;
        this.arrivals = arrivals;
        this.fight = fight;
        this.changes = changes;
        this.placement = placement;
        this.merging = merging;
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
        Arrival arrival = arrivals.of(alert);
        placement.of(arrival).ifPresentOrElse(placed -> joins(placed, arrival), () -> arrivals.open(arrival));
    }

    /** What it links turns out to be one trouble. */
    private void joins(Placed placed, Arrival arrival) {
        arrivals.join(placed.incident(), arrival);
        merging.merge(placed.incident().id(), placed.one(), arrival);
    }

    /** More of a stretch that an incident has, also one that was resolved or closed despite it, begins nothing. */
    private boolean isKnown(Alert alert) {
        Optional<Stored> known = rows.lockWithFiring(alert.fingerprint());
        known.ifPresent(stored -> fight.muted(stored, alert, false));
        return known.isPresent();
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
        fight.quieter(before, now);
    }
}
