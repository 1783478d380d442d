package io.evenkeel.diagnosis;

import io.evenkeel.diagnosis.Scene.Missing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is concluded of a trouble.
 *
 * @param suspects the likeliest first; their probabilities and {@code other} are 1 together
 * @param other the probability that it is none of them, those too unlikely to be listed included
 * @param cannotTell present where no suspect is likely enough to go after first
 * @param missing what could not be looked at
 */
public record Diagnosis(
        List<Suspect> suspects,
        double other,
        Optional<CannotTell> cannotTell,
        List<LookedAt> lookedAt,
        List<Missing> missing) {

    public Diagnosis {
        suspects = List.copyOf(suspects);
        lookedAt = List.copyOf(lookedAt);
        missing = List.copyOf(missing);
    }

    /** What sort of thing is suspected. */
    public enum Kind {
        /** What people changed. */
        CHANGE,
        /** A program, by what it writes. */
        LOGS,
        /** Something measured: a process, memory, a disk. */
        MEASUREMENT,
        /** Another component that this one needs. */
        COMPONENT
    }

    /**
     * @param id the same for the same thing in every trouble, but for a change, which happens once
     * @param subject what people call it: {@code CHG-7}, a program's name, a process, a component's name
     * @param component what it is on, by its id
     * @param componentName the same, as people call it
     * @param evidence what speaks for it and against it, the weightiest first
     */
    public record Suspect(
            String id,
            Kind kind,
            String subject,
            String title,
            Optional<String> component,
            Optional<String> componentName,
            double probability,
            List<Evidence> evidence) {
        public Suspect {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * @param weight in log-odds: above 0 speaks for the suspect, below 0 against it
     * @param code stable; with the facts, for whoever words it in another language
     * @param text in English
     */
    public record Evidence(double weight, String code, String text, Map<String, String> facts) {
        public Evidence {
            facts = Map.copyOf(facts);
        }
    }

    /** @param code {@code nothing-stands-out} or {@code several-alike} */
    public record CannotTell(String code, String text) {}

    /** @param what {@code components}, {@code measurements}, {@code patterns}, {@code changes}, {@code alerts} */
    public record LookedAt(String what, int count) {}
}
