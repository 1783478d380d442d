package io.evenkeel.diagnosis.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.diagnosis.Diagnoses;
import io.evenkeel.diagnosis.Diagnoses.MadeDiagnosis;
import io.evenkeel.diagnosis.Diagnoses.SaidCause;
import io.evenkeel.diagnosis.Diagnosis.CannotTell;
import io.evenkeel.diagnosis.Diagnosis.LookedAt;
import io.evenkeel.diagnosis.Diagnosis.Suspect;
import io.evenkeel.diagnosis.Scene.Missing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is suspected of an incident, and which one people say it was. */
@RestController
@RequestMapping("/api/incidents/{key}/diagnosis")
class DiagnosisController {
    private final Diagnoses diagnoses;

    DiagnosisController(Diagnoses diagnoses) {
        this.diagnoses = diagnoses;
    }

    /** @param suspect id of one that is listed; absent where it was none of them */
    record VerdictRequest(
            @Nullable String suspect, @Nullable String words) {}

    /** @param number how often was looked; 0 where no diagnosis was made yet, and then there is nothing else */
    record DiagnosisAnswer(
            String incident,
            int number,
            Optional<Instant> at,
            Optional<Instant> onset,
            List<Suspect> suspects,
            double other,
            Optional<CannotTell> cannotTell,
            List<LookedAt> lookedAt,
            List<Missing> missing,
            Optional<SaidCause> verdict) {

        static DiagnosisAnswer of(MadeDiagnosis made) {
            return new DiagnosisAnswer(
                    made.incident(),
                    made.number(),
                    Optional.of(made.at()),
                    Optional.of(made.onset()),
                    made.diagnosis().suspects(),
                    made.diagnosis().other(),
                    made.diagnosis().cannotTell(),
                    made.diagnosis().lookedAt(),
                    made.diagnosis().missing(),
                    made.verdict());
        }

        static DiagnosisAnswer none(String incident) {
            return new DiagnosisAnswer(
                    incident,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    1,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty());
        }
    }

    @GetMapping
    @Needs(Right.SEE_OPERATIONS)
    DiagnosisAnswer one(Actor actor, @PathVariable String key) {
        return diagnoses.find(actor, key).map(DiagnosisAnswer::of).orElseGet(() -> DiagnosisAnswer.none(key));
    }

    @PutMapping("/verdict")
    @Needs(Right.HANDLE_INCIDENTS)
    DiagnosisAnswer say(Actor actor, @PathVariable String key, @RequestBody VerdictRequest request) {
        return DiagnosisAnswer.of(diagnoses.say(
                actor,
                key,
                Optional.ofNullable(request.suspect()),
                Optional.ofNullable(request.words()).orElse("")));
    }
}
