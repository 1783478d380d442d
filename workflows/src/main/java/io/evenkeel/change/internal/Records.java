package io.evenkeel.change.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.change.Change;
import io.evenkeel.change.ChangeMoved;
import io.evenkeel.change.internal.Phase.Act;
import io.evenkeel.change.internal.Phase.Answer;
import io.evenkeel.workflow.Approvals;
import io.evenkeel.workflow.Approvals.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What every verb begins and ends with: finding the change, asking its phase, saying that it moved. */
@Component
class Records {
    private final ChangeTable table;
    private final Approvals approvals;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Records(
            ChangeTable table,
            Approvals approvals,
            Audit audit,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.table = table;
        this.approvals = approvals;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** To the microsecond, as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Stored locked(String key) {
        return table.lock(key).orElseThrow(() -> ChangeSentences.unknown(key));
    }

    /** Finds it, keeps others from changing it, and refuses what its version or its state forbids. */
    Move lockFor(Act act, String key, OptionalLong expectedVersion) {
        Stored stored = locked(key);
        Change change = stored.change();
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != change.version()) {
            throw ChangeSentences.outOfDate(change, expectedVersion.getAsLong());
        }
        return switch (phase(change).answer(act)) {
            case Answer.Moved moved -> new Move(stored, moved.state());
            case Answer.Refused refused -> throw ChangeSentences.refusal(change, refused.obstacle());
        };
    }

    /** A change that may move, and where to. */
    record Move(Stored stored, Change.State to) {

        Change change() {
            return stored.change();
        }
    }

    Phase phase(Change change) {
        return Phase.of(change, now(), isDecided(change));
    }

    /** An emergency whose vote is not even asked for yet is not decided. */
    private boolean isDecided(Change change) {
        return change.approval()
                .map(id -> approvals.outcome(id) != Outcome.OPEN)
                .orElse(change.kind() != Change.Kind.EMERGENCY);
    }

    /** Writes it down and tells everybody. */
    Change moved(Actor actor, String verb, String key, Map<String, String> facts) {
        audit.record(actor, "change." + verb, key, facts);
        Change after = table.find(key).orElseThrow().change();
        events.publishEvent(new ChangeMoved(after));
        return after;
    }
}
