package io.evenkeel.recovery.internal;

import io.evenkeel.protocol.DrillFinding;
import io.evenkeel.protocol.DrillStep;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.Drilled;
import io.evenkeel.recovery.Drill.CheckState;
import io.evenkeel.recovery.Drill.State;
import io.evenkeel.recovery.Drill.Step;
import io.evenkeel.recovery.Drill.StepState;
import io.evenkeel.recovery.internal.DrillPhase.Act;
import io.evenkeel.recovery.internal.DrillVerdict.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What a host tells of a drill becomes rows. Nothing of it is trusted: texts are cut, times bounded, and what does not fit is
 * left aside. Called in the transaction that holds its job.
 */
@Component
class DrillNews {
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final String UNCLEAR = "drill-unclear";

    private final DrillRows rows;
    private final DrillRecords records;
    private final DrillWrites writes;
    private final DrillPartWrites parts;
    private final DrillFlow flow;
    private final DrillEnd end;

    DrillNews(
            DrillRows rows,
            DrillRecords records,
            DrillWrites writes,
            DrillPartWrites parts,
            DrillFlow flow,
            DrillEnd end) {
        this.rows = rows;
        this.records = records;
        this.writes = writes;
        this.parts = parts;
        this.flow = flow;
        this.end = end;
    }

    /** @return whether somebody wants it stopped */
    boolean heard(UUID drill, RecoveryNews news, Instant now) {
        StoredDrill stored = rows.lock(drill).orElseThrow();
        if (!stored.drill().state().isLive()) {
            return true;
        }
        if (DrillPhase.after(stored.drill().state(), Act.BEGIN).isPresent()) {
            writes.began(drill, now);
        }
        note(stored, news, now);
        records.moved(stored.number());
        return stored.stopBy().isPresent();
    }

    private void note(StoredDrill stored, RecoveryNews news, Instant now) {
        UUID id = stored.id();
        switch (news) {
            case RecoveryNews.Progress _ -> {}
            case RecoveryNews.Said(String line) -> parts.line(id, DrillTexts.told(line, DrillTexts.LINE), now);
            case RecoveryNews.StepBegan(DrillStep step) -> {
                parts.begin(id, step(step), now);
                flow.reached(stored.number(), step(step));
            }
            case RecoveryNews.StepEnded(DrillStep step, boolean well, Duration took, String seen) ->
                parts.end(
                        id,
                        step(step),
                        well ? StepState.DONE : StepState.FAILED,
                        Optional.of(bounded(took)),
                        DrillTexts.told(seen, DrillTexts.SEEN),
                        now);
            case RecoveryNews.Checked(String check, boolean right, Duration took, String seen, Optional<String> code) ->
                parts.check(
                        id,
                        DrillTexts.told(check, DrillTexts.WORD),
                        right ? CheckState.RIGHT : CheckState.FAILED,
                        Optional.of(bounded(took)),
                        DrillTexts.told(seen, DrillTexts.SEEN),
                        code.map(DrillTexts::code));
            case RecoveryNews.Ended(RecoveryResult result) -> ended(id, result);
        }
    }

    private void ended(UUID id, RecoveryResult result) {
        switch (result) {
            case Drilled drilled -> {
                writes.told(id, drilled);
                end.proved(rows.lock(id).orElseThrow(), found(drilled.findings()));
            }
            case RecoveryResult.Failed(var finding) -> broken(id, finding.code().id(), finding.sentence());
            case RecoveryResult.Refused(var reason, String sentence) -> broken(id, reason.id(), sentence);
            case RecoveryResult.BackupMade _,
                    RecoveryResult.CopiesListed _,
                    RecoveryResult.Verified _,
                    RecoveryResult.Restored _,
                    RecoveryResult.Forgotten _ ->
                broken(
                        id,
                        UNCLEAR,
                        "The host told the end of another job. Install the agent that belongs to this server.");
        }
    }

    void broken(UUID id, String code, String sentence) {
        StoredDrill stored = rows.lock(id).orElseThrow();
        if (stored.drill().state() == State.WAITING || stored.drill().state() == State.RUNNING) {
            end.broken(stored, new Found(DrillTexts.code(code), DrillTexts.told(sentence, DrillTexts.SENTENCE)));
            records.moved(stored.number());
        }
    }

    private static List<Found> found(List<DrillFinding> findings) {
        return findings.stream()
                .map(finding -> new Found(
                        DrillTexts.code(finding.code()), DrillTexts.told(finding.sentence(), DrillTexts.SENTENCE)))
                .toList();
    }

    private static Duration bounded(Duration took) {
        return took.isNegative() ? Duration.ZERO : took.compareTo(LONGEST) > 0 ? LONGEST : took;
    }

    private static Step step(DrillStep step) {
        return Step.valueOf(step.name());
    }
}
