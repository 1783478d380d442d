package io.evenkeel.recovery.web;

import io.evenkeel.recovery.Drill;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Restore drills on the wire. */
final class DrillAnswers {
    private DrillAnswers() {}

    /**
     * @param state {@code approving}, {@code waiting}, {@code running}, {@code review}, {@code closed}
     * @param result {@code passed}, {@code failed}, {@code stopped}, {@code refused}, once it has ended
     */
    record DrillAnswer(
            String number,
            DrilledPolicy policy,
            String state,
            Optional<String> result,
            Optional<String> reason,
            Optional<Instant> until,
            DrillPerson askedBy,
            Instant askedAt,
            Optional<String> approval,
            Optional<Instant> beganAt,
            Optional<Instant> endedAt,
            DrillPromise promise,
            DrillMeasured measured,
            Optional<LastDrill> last,
            List<DrillStage> steps,
            List<DrillCheckAnswer> checks,
            List<DrillFindingAnswer> findings,
            List<DrillLine> output,
            Optional<DrillCopy> copy,
            Optional<DrillSandbox> sandbox,
            Optional<String> problem,
            Optional<DrillEvidence> report,
            List<DrillNote> notes) {

        static DrillAnswer of(Drill drill) {
            return new DrillAnswer(
                    drill.number(),
                    DrilledPolicy.of(drill.policy()),
                    drill.state().word(),
                    drill.result().map(Drill.Result::word),
                    drill.reason(),
                    drill.until(),
                    DrillPerson.of(drill.askedBy()),
                    drill.askedAt(),
                    drill.approval(),
                    drill.beganAt(),
                    drill.endedAt(),
                    new DrillPromise(
                            drill.promise().rpoMinutes(), drill.promise().rtoMinutes()),
                    new DrillMeasured(
                            drill.measured().rpoSeconds(),
                            drill.measured().rtoSeconds(),
                            drill.measured().incomplete()),
                    drill.last().map(last -> new LastDrill(last.number(), last.rtoSeconds())),
                    drill.steps().stream().map(DrillStage::of).toList(),
                    drill.checks().stream().map(DrillCheckAnswer::of).toList(),
                    drill.findings().stream().map(DrillFindingAnswer::of).toList(),
                    drill.output().stream()
                            .map(line -> new DrillLine(line.at(), line.line()))
                            .toList(),
                    drill.copy().map(copy -> new DrillCopy(copy.id(), copy.kind(), copy.at(), copy.sizeBytes())),
                    drill.sandbox().map(box -> new DrillSandbox(box.folder(), box.networkCut())),
                    drill.problem(),
                    drill.report().map(proof -> new DrillEvidence(proof.sha256(), proof.auditPosition())),
                    drill.notes().stream()
                            .map(note -> new DrillNote(note.at(), note.by(), note.text()))
                            .toList());
        }
    }

    record DrillList(List<DrillAnswer> items) {}

    record DrilledPolicy(
            UUID id, String name, UUID item, String itemName, String adapter, String host, String responsible) {

        static DrilledPolicy of(Drill.Of of) {
            return new DrilledPolicy(
                    of.id(), of.name(), of.item(), of.itemName(), of.adapter(), of.host(), of.responsible());
        }
    }

    /** @param id absent where no person did it */
    record DrillPerson(Optional<UUID> id, String name) {

        static DrillPerson of(Drill.Person person) {
            return new DrillPerson(person.id(), person.name());
        }
    }

    record DrillPromise(long rpoMinutes, long rtoMinutes) {}

    /** @param incomplete why a figure is absent, each a sentence */
    record DrillMeasured(Optional<Long> rpoSeconds, Optional<Long> rtoSeconds, List<String> incomplete) {}

    record LastDrill(String number, long rtoSeconds) {}

    /**
     * @param step {@code notify}, {@code approve}, {@code prepare}, {@code restore}, {@code replay}, {@code start}, {@code
     *     prove}, {@code clean-up}, {@code review}
     * @param state {@code to-come}, {@code now}, {@code done}, {@code failed}, {@code left-out}
     */
    record DrillStage(
            String step,
            String state,
            Optional<Instant> beganAt,
            Optional<Double> tookSeconds,
            Optional<Double> usualSeconds,
            Optional<String> seen) {

        static DrillStage of(Drill.Stage stage) {
            return new DrillStage(
                    stage.step().word(),
                    stage.state().word(),
                    stage.beganAt(),
                    stage.tookSeconds(),
                    stage.usualSeconds(),
                    stage.seen());
        }
    }

    /** @param state {@code to-come}, {@code now}, {@code right}, {@code failed}, {@code left-out} */
    record DrillCheckAnswer(
            String name, String state, Optional<Double> tookSeconds, Optional<String> seen, Optional<String> code) {

        static DrillCheckAnswer of(Drill.Check check) {
            return new DrillCheckAnswer(
                    check.name(), check.state().word(), check.tookSeconds(), check.seen(), check.code());
        }
    }

    record DrillFindingAnswer(int index, String code, String sentence, Optional<DrillPerson> owner, Instant at) {

        static DrillFindingAnswer of(Drill.Finding finding) {
            return new DrillFindingAnswer(
                    finding.index(),
                    finding.code(),
                    finding.sentence(),
                    finding.owner().map(DrillPerson::of),
                    finding.at());
        }
    }

    record DrillLine(Instant at, String line) {}

    record DrillCopy(String id, String kind, Instant at, Optional<Long> sizeBytes) {}

    record DrillSandbox(String folder, Optional<Boolean> networkCut) {}

    record DrillEvidence(String sha256, Optional<Long> auditPosition) {}

    record DrillNote(Instant at, String by, String text) {}
}
