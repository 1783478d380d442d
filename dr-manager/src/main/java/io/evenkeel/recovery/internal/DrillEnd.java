package io.evenkeel.recovery.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.recovery.Drill;
import io.evenkeel.recovery.Drill.Measured;
import io.evenkeel.recovery.Drill.Result;
import io.evenkeel.recovery.Drill.State;
import io.evenkeel.recovery.Drill.Step;
import io.evenkeel.recovery.internal.DrillVerdict.Found;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Ends drills: what was measured, what was found, the problem that follows, and the frozen report. Each is called in a
 * transaction that holds its row.
 */
@Component
class DrillEnd {
    private static final Actor ROOM = Actor.system("recovery");
    private static final Measured NOTHING = new Measured(Optional.empty(), Optional.empty(), List.of());

    private final DrillRecords records;
    private final DrillWrites writes;
    private final DrillPartWrites parts;
    private final DrillProblems problems;
    private final DrillReport report;
    private final DrillFlow flow;
    private final RecoveryPolicyRows policies;
    private final InstantSource clock;

    DrillEnd(
            DrillRecords records,
            DrillWrites writes,
            DrillPartWrites parts,
            DrillProblems problems,
            DrillReport report,
            DrillFlow flow,
            RecoveryPolicyRows policies,
            InstantSource clock) {
        this.records = records;
        this.writes = writes;
        this.parts = parts;
        this.problems = problems;
        this.report = report;
        this.flow = flow;
        this.policies = policies;
        this.clock = clock;
    }

    /** Refused or stopped before the host began: there is nothing to review. */
    void closed(Actor actor, StoredDrill stored, Result result, String why) {
        parts.leaveOut(stored.id(), Step.REVIEW);
        parts.leaveOutTheRest(stored.id(), false);
        writes.ended(
                stored.id(),
                State.CLOSED,
                result,
                Optional.of(why).filter(words -> !words.isBlank()),
                NOTHING,
                clock.instant());
        report.freeze(actor, stored.number());
        records.moved(
                actor,
                result == Result.REFUSED ? "refuse-drill" : "stop-drill",
                stored.number(),
                Map.of("reason", why));
    }

    /** It went through all its steps. */
    void proved(StoredDrill stored, List<Found> found) {
        Drill drill = stored.drill();
        Measured measured = DrillFigures.of(drill.steps(), drill.beganAt(), stored.newest());
        end(stored, DrillVerdict.of(found, drill.checks(), measured, drill.promise()), measured);
    }

    /** It broke off: failed, was stopped, or nothing is heard of it any more. */
    void broken(StoredDrill stored, Found why) {
        Drill drill = stored.drill();
        Measured measured = DrillFigures.of(drill.steps(), drill.beganAt(), stored.newest());
        end(stored, DrillVerdict.broken(wasStopped(stored, why), why), measured);
    }

    /** A host that fell silent may not have cleaned up, whoever wanted it stopped. */
    private static boolean wasStopped(StoredDrill stored, Found why) {
        return stored.stopBy().isPresent() && !why.code().equals("agent-silent");
    }

    private void end(StoredDrill stored, DrillVerdict verdict, Measured measured) {
        Instant now = clock.instant();
        Drill drill = stored.drill();
        parts.findings(stored.id(), verdict.findings(), now);
        parts.leaveOutTheRest(stored.id(), verdict.result() == Result.FAILED);
        parts.begin(stored.id(), Step.REVIEW, now);
        Optional<String> why = verdict.result() == Result.STOPPED ? stored.stopReason() : Optional.empty();
        writes.ended(stored.id(), State.REVIEW, verdict.result(), why, measured, now);
        problems.of(drill, verdict.findings()).ifPresent(key -> writes.problem(stored.id(), key));
        if (verdict.result() == Result.PASSED) {
            policies.drilled(drill.policy().id(), now);
        }
        records.moved(ROOM, "end-drill", drill.number(), facts(drill, verdict, measured));
        report.freeze(ROOM, drill.number());
        flow.ended(drill.number());
    }

    private static Map<String, String> facts(Drill drill, DrillVerdict verdict, Measured measured) {
        return Map.of(
                "result", verdict.result().word(),
                "policy", drill.policy().name(),
                "item", drill.policy().itemName(),
                "host", drill.policy().host(),
                "findings",
                        String.join(
                                ", ",
                                verdict.findings().stream()
                                        .map(Found::code)
                                        .distinct()
                                        .toList()),
                "rpoSeconds", measured.rpoSeconds().map(String::valueOf).orElse(""),
                "rtoSeconds", measured.rtoSeconds().map(String::valueOf).orElse(""));
    }
}
