package io.evenkeel.diagnosis;

import io.evenkeel.diagnosis.Diagnosis.CannotTell;
import io.evenkeel.diagnosis.Diagnosis.Kind;
import io.evenkeel.diagnosis.Diagnosis.LookedAt;
import io.evenkeel.diagnosis.Diagnosis.Suspect;
import io.evenkeel.diagnosis.internal.causes.Suspicion;
import io.evenkeel.diagnosis.internal.causes.Suspicions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Concludes from what was seen what may have caused it. Pure: the same scene gives the same diagnosis, and nothing outside of
 * it is asked. Thread-safe.
 *
 * <p>Each suspect collects evidence as log-odds, a prior of its kind first; the odds of all suspects and of "something that
 * was not looked at" (log-odds 0) are made probabilities that sum to 1. {@code docs/analytics.md} has each weight.
 */
public final class Causes {
    private static final int MOST_SUSPECTS = 8;
    private static final double LEAST_PROBABILITY = 0.02;
    private static final double WORTH_GOING_AFTER = 0.4;
    private static final double ALIKE = 0.8;

    private Causes() {}

    /**
     * @param learned what is added to the log-odds of every suspect of a kind, learned from what people said; a kind that is
     *     absent has 0
     */
    public static Diagnosis of(Scene scene, Map<Kind, Double> learned) {
        List<Suspicion> suspicions = Suspicions.of(scene);
        double[] odds = suspicions.stream()
                .mapToDouble(one -> Math.exp(one.logOdds() + learned.getOrDefault(one.kind(), 0.0)))
                .toArray();
        double all = 1;
        for (double one : odds) {
            all += one;
        }
        List<Suspect> suspects = likeliest(suspicions, odds, all);
        double named = suspects.stream().mapToDouble(Suspect::probability).sum();
        return new Diagnosis(suspects, 1 - named, cannotTell(suspects), lookedAt(scene), scene.missing());
    }

    private static List<Suspect> likeliest(List<Suspicion> suspicions, double[] odds, double all) {
        var suspects = new ArrayList<Suspect>();
        for (int i = 0; i < odds.length; i++) {
            suspects.add(suspicions.get(i).suspect(odds[i] / all));
        }
        return suspects.stream()
                .filter(suspect -> suspect.probability() >= LEAST_PROBABILITY)
                .sorted(Comparator.comparingDouble(Suspect::probability)
                        .reversed()
                        .thenComparing(Suspect::id))
                .limit(MOST_SUSPECTS)
                .toList();
    }

    private static Optional<CannotTell> cannotTell(List<Suspect> suspects) {
        if (suspects.isEmpty() || suspects.getFirst().probability() < WORTH_GOING_AFTER) {
            boolean several = suspects.size() > 1
                    && suspects.get(1).probability()
                            > ALIKE * suspects.getFirst().probability();
            return Optional.of(
                    several
                            ? new CannotTell(
                                    "several-alike", "Several are about as likely; none is likely enough to be named.")
                            : new CannotTell(
                                    "nothing-stands-out",
                                    "Nothing that was looked at stands out enough to be named as the cause."));
        }
        return Optional.empty();
    }

    private static List<LookedAt> lookedAt(Scene scene) {
        return List.of(
                new LookedAt("components", scene.components().size()),
                new LookedAt("measurements", scene.tracks().size()),
                new LookedAt("patterns", scene.patterns().size()),
                new LookedAt("changes", scene.changes().size()),
                new LookedAt("alerts", scene.alerts().size()));
    }
}
