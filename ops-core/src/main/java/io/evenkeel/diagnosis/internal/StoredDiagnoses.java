package io.evenkeel.diagnosis.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.diagnosis.Diagnoses;
import io.evenkeel.diagnosis.Diagnosis.Kind;
import io.evenkeel.diagnosis.Diagnosis.Suspect;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** {@link Diagnoses} on rows. */
@Service
class StoredDiagnoses implements Diagnoses {
    private static final int MOST_WORDS = 2000;

    private final DiagnosisRows rows;
    private final Audit audit;
    private final InstantSource clock;

    StoredDiagnoses(DiagnosisRows rows, Audit audit, InstantSource clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<MadeDiagnosis> find(Actor actor, String incident) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return rows.newest(incident);
    }

    @Override
    @Transactional
    public MadeDiagnosis say(Actor actor, String incident, Optional<String> suspect, String words) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        String said = words.strip();
        if (said.length() > MOST_WORDS) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "verdict-words", "Say it in at most " + MOST_WORDS + " characters.", "words");
        }
        if (suspect.isEmpty() && said.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "verdict-empty",
                    "Name the suspect that it was, or say in words what it was.",
                    "words");
        }
        MadeDiagnosis made = rows.newest(incident)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "diagnosis-none",
                        "There is no diagnosis of " + incident + " yet. It is made when an incident opens."));
        Optional<Suspect> named = suspect.map(id -> named(made, id));
        Map<Kind, Double> expected = made.diagnosis().suspects().stream()
                .collect(Collectors.groupingBy(Suspect::kind, Collectors.summingDouble(Suspect::probability)));
        rows.say(
                incident, suspect, named.map(Suspect::kind), said, expected, actor.id(), actor.name(), clock.instant());
        audit.record(
                actor,
                "diagnosis.say",
                incident,
                Map.of("suspect", named.map(Suspect::subject).orElse(""), "words", said));
        return rows.newest(incident).orElseThrow();
    }

    private static Suspect named(MadeDiagnosis made, String id) {
        return made.diagnosis().suspects().stream()
                .filter(suspect -> suspect.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.CONFLICT,
                        "suspect-gone",
                        "The newest diagnosis does not list this suspect any more. Load it again.",
                        "suspect"));
    }
}
