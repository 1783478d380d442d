package io.evenkeel.diagnosis.internal.causes;

import io.evenkeel.diagnosis.Diagnosis.Evidence;
import io.evenkeel.diagnosis.Diagnosis.Kind;
import io.evenkeel.diagnosis.Diagnosis.Suspect;
import io.evenkeel.diagnosis.Scene.Component;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A suspect while evidence is collected. Not thread-safe. */
public final class Suspicion {
    private final String id;
    private final Kind kind;
    private final String subject;
    private final String title;
    private final Optional<Component> component;
    private final List<Evidence> evidence = new ArrayList<>();
    private double logOdds;

    /** @param prior log-odds against "something that was not looked at", before any evidence */
    Suspicion(String id, Kind kind, String subject, String title, Optional<Component> component, double prior) {
        this.id = id;
        this.kind = kind;
        this.subject = subject;
        this.title = title;
        this.component = component;
        this.logOdds = prior;
    }

    Suspicion add(double weight, String code, String text, Map<String, String> facts) {
        evidence.add(new Evidence(weight, code, text, facts));
        logOdds += weight;
        return this;
    }

    String id() {
        return id;
    }

    Optional<Component> component() {
        return component;
    }

    public Kind kind() {
        return kind;
    }

    public double logOdds() {
        return logOdds;
    }

    public Suspect suspect(double probability) {
        return new Suspect(
                id,
                kind,
                subject,
                title,
                component.map(Component::id),
                component.map(Component::name),
                probability,
                evidence.stream()
                        .sorted(Comparator.comparingDouble((Evidence one) -> -Math.abs(one.weight())))
                        .toList());
    }
}
