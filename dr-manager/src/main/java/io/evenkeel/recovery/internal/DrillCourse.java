package io.evenkeel.recovery.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.recovery.Drill;
import io.evenkeel.recovery.Drill.Result;
import io.evenkeel.recovery.Drill.State;
import io.evenkeel.recovery.Drill.Step;
import io.evenkeel.recovery.Drill.StepState;
import io.evenkeel.recovery.internal.DrillPhase.Act;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What people decide about a drill: granted, refused, stopped, reviewed. Each is called in a transaction that holds its row. */
@Component
class DrillCourse {
    private final DrillRecords records;
    private final DrillWrites writes;
    private final DrillPartWrites parts;
    private final DrillEnd end;
    private final DrillFlow flow;
    private final JobRows jobs;
    private final InstantSource clock;

    DrillCourse(
            DrillRecords records,
            DrillWrites writes,
            DrillPartWrites parts,
            DrillEnd end,
            DrillFlow flow,
            JobRows jobs,
            InstantSource clock) {
        this.records = records;
        this.writes = writes;
        this.parts = parts;
        this.end = end;
        this.flow = flow;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Told late, of one that was stopped meanwhile, it changes nothing; so does a refusal. */
    void granted(Actor actor, StoredDrill stored, String votes) {
        DrillPhase.after(stored.drill().state(), Act.GRANT).ifPresent(next -> {
            parts.end(stored.id(), Step.APPROVE, StepState.DONE, Optional.empty(), votes(votes), clock.instant());
            writes.state(stored.id(), next);
            records.moved(actor, "grant-drill", stored.number(), Map.of("votes", votes));
        });
    }

    void refused(Actor actor, StoredDrill stored, String votes) {
        if (DrillPhase.after(stored.drill().state(), Act.REFUSE).isPresent()) {
            parts.end(stored.id(), Step.APPROVE, StepState.FAILED, Optional.empty(), votes(votes), clock.instant());
            end.closed(actor, stored, Result.REFUSED, votes);
        }
    }

    private static String votes(String votes) {
        return DrillTexts.told(votes, DrillTexts.SEEN);
    }

    /** One that runs is only marked: its host is told with its next word, and cleans up. */
    Drill stopped(Actor actor, StoredDrill stored, String reason) {
        Drill drill = stored.drill();
        State next = DrillPhase.after(drill.state(), Act.STOP).orElseThrow(() -> DrillSentences.ended(drill));
        String why = DrillTexts.written(reason, "reason");
        if (next == State.RUNNING || jobs.isSent(stored.id())) {
            writes.stopAsked(stored.id(), actor.name(), why);
            return records.moved(actor, "stop-drill", drill.number(), Map.of("reason", why));
        }
        jobs.endWaitingDrill(stored.id(), clock.instant(), why);
        end.closed(actor, stored, Result.STOPPED, why);
        flow.end(drill.number(), why);
        return records.found(drill.number());
    }

    Drill reviewed(Actor actor, StoredDrill stored, String text) {
        Drill drill = stored.drill();
        if (DrillPhase.after(drill.state(), Act.REVIEW).isEmpty()) {
            throw drill.state() == State.CLOSED ? DrillSentences.reviewed(drill) : DrillSentences.notEnded(drill);
        }
        long unowned = drill.findings().stream()
                .filter(finding -> finding.owner().isEmpty())
                .count();
        if (unowned > 0) {
            throw DrillSentences.unowned(drill, unowned);
        }
        String words = DrillTexts.written(text, "text");
        parts.note(stored.id(), drill.notes().size(), actor.name(), words, clock.instant());
        parts.begin(stored.id(), Step.REVIEW, clock.instant());
        parts.end(stored.id(), Step.REVIEW, StepState.DONE, Optional.empty(), actor.name(), clock.instant());
        writes.closed(stored.id(), clock.instant());
        return records.moved(actor, "review-drill", drill.number(), Map.of("text", words));
    }
}
