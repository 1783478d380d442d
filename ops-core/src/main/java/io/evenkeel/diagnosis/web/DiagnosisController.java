package io.evenkeel.diagnosis.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.diagnosis.Diagnoses;
import io.evenkeel.diagnosis.Diagnoses.MadeDiagnosis;
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

    @GetMapping
    @Needs(Right.SEE_OPERATIONS)
    MadeDiagnosis one(Actor actor, @PathVariable String key) {
        return diagnoses
                .find(actor, key)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "diagnosis-none",
                        "There is no diagnosis of " + key + " yet. It is made when an incident opens."));
    }

    @PutMapping("/verdict")
    @Needs(Right.HANDLE_INCIDENTS)
    MadeDiagnosis say(Actor actor, @PathVariable String key, @RequestBody VerdictRequest request) {
        return diagnoses.say(
                actor,
                key,
                Optional.ofNullable(request.suspect()),
                Optional.ofNullable(request.words()).orElse(""));
    }
}
