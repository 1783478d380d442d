package io.evenkeel.assistant.internal.eval;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.diagnosis.Diagnoses.MadeDiagnosis;
import io.evenkeel.diagnosis.Diagnoses.SaidCause;
import io.evenkeel.diagnosis.Diagnosis;
import io.evenkeel.diagnosis.Diagnosis.CannotTell;
import io.evenkeel.diagnosis.Diagnosis.Evidence;
import io.evenkeel.diagnosis.Diagnosis.Kind;
import io.evenkeel.diagnosis.Diagnosis.Suspect;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Diagnoses as {@code GET /api/incidents/KEY/diagnosis} gives them. */
final class EstateDiagnoses {
    private final Map<String, MadeDiagnosis> byIncident = new HashMap<>();

    EstateDiagnoses(List<Row> rows, Instant now) {
        for (Row row : rows) {
            String incident = row.needed("incident", "key");
            var diagnosis = new Diagnosis(
                    row.rows("suspects").stream().map(EstateDiagnoses::suspect).toList(),
                    row.number("other").orElse(0.0),
                    row.child("cannotTell")
                            .map(one -> new CannotTell(
                                    one.text("code").orElse(""),
                                    one.text("text").orElse(""))),
                    List.of(),
                    List.of());
            Instant at = row.time("at").orElse(now);
            byIncident.put(
                    incident,
                    new MadeDiagnosis(
                            incident,
                            row.number("number").orElse(1.0).intValue(),
                            at,
                            row.time("onset").orElse(at),
                            diagnosis,
                            row.child("verdict")
                                    .map(one -> new SaidCause(
                                            one.text("suspect"),
                                            one.text("words").orElse(""),
                                            one.text("byName").orElse("?"),
                                            one.time("at").orElse(at)))));
        }
    }

    private static Suspect suspect(Row row) {
        return new Suspect(
                row.text("id").orElse("?"),
                row.one(Kind.class, Kind.COMPONENT, "kind"),
                row.needed("subject", "title", "id"),
                row.text("title").orElse(""),
                row.text("component"),
                row.text("componentName"),
                row.neededNumber("probability"),
                row.rows("evidence").stream()
                        .filter(one -> one.number("weight").isPresent())
                        .map(one -> new Evidence(
                                one.number("weight").orElseThrow(),
                                one.text("code").orElse(""),
                                one.text("text").orElse(""),
                                one.map("facts")))
                        .toList());
    }

    public Optional<MadeDiagnosis> find(Actor actor, String incident) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return Optional.ofNullable(byIncident.get(incident));
    }
}
