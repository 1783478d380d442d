package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.AlertFiring;
import io.evenkeel.alerting.AlertMuted;
import io.evenkeel.alerting.AlertResolved;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells others of alerts, unless a silence mutes them. What was told stands in the alert's row and is written in the same
 * transaction as the event, so a kill at any moment neither tells twice nor swallows: what still has to be told is found
 * again by {@link #look}.
 */
@Component
class Announcements {
    private final AlertRows rows;
    private final AlertSteps steps;
    private final SilenceRows silences;
    private final DismissalRows dismissals;
    private final MutingLock lock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Announcements(
            AlertRows rows,
            AlertSteps steps,
            SilenceRows silences,
            DismissalRows dismissals,
            MutingLock lock,
            ApplicationEventPublisher events,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.rows = rows;
        this.steps = steps;
        this.silences = silences;
        this.dismissals = dismissals;
        this.lock = lock;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The first thing in a transaction that may store an alert which fires. */
    void prepare() {
        lock.toAsk();
    }

    /**
     * An alert that fires from now on, not stored yet. In a transaction that was prepared.
     *
     * @return its id
     */
    long fired(Watched watched, Instant now) {
        Watched stored = watched.id().isEmpty() ? rows.insert(watched) : rows.change(watched);
        long id = stored.id().orElseThrow();
        steps.add(
                id,
                now,
                "firing",
                Map.of("value", Double.toString(stored.alert().value())));
        settle(stored, mutes(), now);
        return id;
    }

    /** As of this moment, not of when the caller's work began: it may have waited for a silence to be stored. */
    private Mutes mutes() {
        Instant now = clock.instant();
        return Mutes.of(silences.activeAt(now), dismissals.inForce(now));
    }

    /** A firing alert's end, not stored yet. */
    void resolved(Watched watched, Instant now) {
        Watched stored = rows.change(watched.with(watched.alert().mutedBy(List.of(), 0)));
        steps.add(stored.id().orElseThrow(), now, "resolved", Map.of());
        if (stored.announced()) {
            events.publishEvent(new AlertResolved(stored.alert()));
        }
    }

    /** Looks at all firing alerts: mutes what a silence has come over, tells of what no silence is over any more. */
    void look(Instant now) {
        Mutes before = mutes();
        boolean nothingToDo = toSettle(before).stream().allMatch(watched -> isSettled(watched, before));
        if (!nothingToDo) {
            transactions.executeWithoutResult(running -> {
                lock.toAsk();
                lookAgain(now);
            });
        }
    }

    /** The same inside a transaction that holds the lock. */
    void lookAgain(Instant now) {
        Mutes mutes = mutes();
        for (Watched watched : toSettle(mutes)) {
            if (!isSettled(watched, mutes)) {
                rows.lockActive(watched.id().orElseThrow())
                        .filter(locked -> locked.alert().state() == Alert.State.FIRING)
                        .ifPresent(locked -> settle(locked, mutes, now));
            }
        }
    }

    /** At most nights no silence is active, and nearly all that fires is told of: then nearly nothing is read. */
    private List<Watched> toSettle(Mutes mutes) {
        return mutes.isEmpty() ? rows.firingUntold() : rows.firing();
    }

    private static boolean isSettled(Watched watched, Mutes mutes) {
        List<String> muting = ids(mutes.over(watched));
        return muting.equals(watched.alert().mutedBy()) && (watched.announced() || !muting.isEmpty());
    }

    private void settle(Watched watched, Mutes mutes, Instant now) {
        List<Mutes.Mute> muting = mutes.over(watched);
        List<String> muted = watched.alert().mutedBy();
        if (!muting.isEmpty()) {
            if (!ids(muting).equals(muted)) {
                mute(watched, muting, now);
            }
        } else if (!muted.isEmpty() || !watched.announced()) {
            announce(watched, now);
        }
    }

    private void mute(Watched watched, List<Mutes.Mute> muting, Instant now) {
        Watched stored = rows.change(watched.with(watched.alert().mutedBy(ids(muting), 0)));
        for (Mutes.Mute one : muting) {
            if (!watched.alert().mutedBy().contains(one.id())) {
                steps.add(stored.id().orElseThrow(), now, one.step(), one.facts());
            }
        }
        if (watched.announced() && !watched.alert().muted()) {
            events.publishEvent(new AlertMuted(stored.alert()));
        }
    }

    private void announce(Watched watched, Instant now) {
        boolean wasMuted = watched.alert().muted();
        Alert alert = watched.alert().mutedBy(List.of(), 0);
        Watched stored = rows.change(new Watched(
                watched.id(), alert, watched.rule(), watched.file(), watched.updatedAt(), watched.keptSince(), true));
        long id = stored.id().orElseThrow();
        if (wasMuted) {
            steps.add(id, now, "unmute", Map.of());
        }
        steps.add(id, now, "page", Map.of());
        events.publishEvent(new AlertFiring(stored.alert()));
    }

    private static List<String> ids(List<Mutes.Mute> muting) {
        return muting.stream().map(Mutes.Mute::id).sorted().toList();
    }
}
