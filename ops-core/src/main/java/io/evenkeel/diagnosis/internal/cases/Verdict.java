package io.evenkeel.diagnosis.internal.cases;

import io.evenkeel.diagnosis.RecordedCauses.Answer;
import io.evenkeel.diagnosis.RecordedCauses.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Probabilities from features, and the words for and against each candidate. */
public final class Verdict {
    private static final int MOST = 10;
    private static final int MOST_EVIDENCE = 5;
    /** For a cause that none of the components is: kept back from all, since no recording holds everything. */
    private static final double NONE_OF_THESE = 0.1;
    /** How much of the share is by comparison with other cases; the rest is the case by itself. */
    private static final double COMPARED = 0.75;
    /** Of those who only ask; what they measure is what they suffer. */
    private static final double ASKS_ONLY = 0.2;

    private final Judged judged;
    private final CaseWeights withHistory;
    private final CaseWeights alone;

    private Verdict(Judged judged, CaseWeights withHistory, CaseWeights alone) {
        this.judged = judged;
        this.withHistory = withHistory;
        this.alone = alone;
    }

    /** What the weights make of a judged case. */
    public static Answer on(Judged judged) {
        return on(judged, CaseWeights.WITH_HISTORY, CaseWeights.ALONE);
    }

    /**
     * What other weights make of it.
     *
     * @param withHistory for what other cases tell; not used where none is known
     * @param alone for the case as it looks by itself
     */
    public static Answer on(Judged judged, CaseWeights withHistory, CaseWeights alone) {
        return new Verdict(judged, withHistory, alone).answer();
    }

    private Answer answer() {
        CaseWeights weights = judged.alone().isPresent() ? withHistory : alone;
        double nothing = weights.nothing(judged.nothing());
        List<String> components = List.copyOf(judged.components());
        double[] shares = shares(components);
        List<Candidate> candidates = IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -shares[i]).thenComparing(components::get))
                .limit(MOST)
                .map(i -> candidate(components.get(i), (1 - nothing) * shares[i]))
                .toList();
        boolean silent = judged.isSilent();
        boolean abstained = silent || nothing > weights.tolerated();
        return new Answer(candidates, abstained, abstained ? reason(silent) : "");
    }

    /** Other cases show what is rare, and hide what comes back in them: so the case by itself is asked too. */
    private double[] shares(List<String> components) {
        double[] shares = judged.alone()
                .map(itself -> {
                    double[] compared = shares(judged, withHistory, components);
                    double[] byItself = shares(itself, alone, components);
                    return IntStream.range(0, compared.length)
                            .mapToDouble(i -> COMPARED * compared[i] + (1 - COMPARED) * byItself[i])
                            .toArray();
                })
                .orElseGet(() -> shares(judged, alone, components));
        for (int i = 0; i < shares.length; i++) {
            shares[i] *= (1 - NONE_OF_THESE) * (judged.asksOnly(components.get(i)) ? ASKS_ONLY : 1);
        }
        return shares;
    }

    private static double[] shares(Judged judged, CaseWeights weights, List<String> components) {
        return weights.shares(components.stream().map(judged::features).toList());
    }

    private static String reason(boolean silent) {
        return silent
                ? "Cannot tell: nothing that was recorded deviates from what it was before."
                : "Cannot tell: what deviates is no more than what deviates on calm days too.";
    }

    private Candidate candidate(String component, double probability) {
        List<String> evidence = judged.its(component).stream()
                .sorted(Comparator.comparingDouble((Sign sign) -> -sign.ownWeight())
                        .thenComparing(Sign::key)
                        .thenComparing(Sign::text))
                .limit(MOST_EVIDENCE)
                .map(sign -> sign.text() + ", since " + Instant.ofEpochMilli(sign.onset()))
                .toList();
        return new Candidate(component, Math.round(probability * 1e4) / 1e4, evidence, against(component));
    }

    private List<String> against(String component) {
        List<String> against = new ArrayList<>();
        double own = judged.strongest(component);
        if (judged.its(component).isEmpty()) {
            against.add("nothing that was recorded of " + component + " itself deviates");
        }
        worse(component, own, judged.around.needs(component), "which it calls,", against);
        worse(component, own, judged.around.hosts(component), "on which it runs,", against);
        worse(component, own, judged.around.parts(component), "which is a part of it,", against);
        return against;
    }

    private void worse(String component, double own, Iterable<String> others, String relation, List<String> against) {
        String worst = component;
        for (String other : others) {
            worst = judged.strongest(other) > Math.max(own, judged.strongest(worst)) ? other : worst;
        }
        if (!worst.equals(component)) {
            against.add(worst + ", " + relation + " deviates more: "
                    + judged.its(worst).stream()
                            .max(Comparator.comparingDouble(Sign::weight))
                            .map(Sign::text)
                            .orElse(""));
        }
    }
}
