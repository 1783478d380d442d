package io.evenkeel.diagnosis;

import io.evenkeel.diagnosis.RecordedCauses.Answer;
import io.evenkeel.diagnosis.internal.cases.CaseWeights;
import io.evenkeel.diagnosis.internal.cases.FittedWeights;
import io.evenkeel.diagnosis.internal.cases.FittedWeights.Known;
import io.evenkeel.diagnosis.internal.cases.Judged;
import io.evenkeel.diagnosis.internal.cases.UsualStrengths;
import io.evenkeel.diagnosis.internal.cases.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Cases whose causes are known, for measuring {@link RecordedCauses} on what it was not fitted to. Not safe for use by several threads.
 */
public final class KnownCauses {
    private final boolean withHistory;
    private final Map<Case, Judged> judged = new LinkedHashMap<>();
    private final Map<Case, Known> known = new LinkedHashMap<>();
    private final Map<Case, Known> byThemselves = new LinkedHashMap<>();

    /** @param withHistory whether the cases of a place tell each other what is usual there */
    public KnownCauses(boolean withHistory) {
        this.withHistory = withHistory;
    }

    /**
     * Adds the cases of a place.
     *
     * @param causes by the id of the case; empty where nothing was wrong
     */
    public void add(String place, List<RecordedCase> ofPlace, Map<String, Set<String>> causes) {
        var usual = new UsualStrengths();
        if (withHistory) {
            ofPlace.forEach(usual::add);
        }
        for (RecordedCase one : ofPlace) {
            Judged its = Judged.of(one, usual);
            var named = new Case(place, one.id());
            judged.put(named, its);
            Set<String> truth = causes.getOrDefault(one.id(), Set.of());
            known.put(named, Known.of(place, its, truth));
            byThemselves.put(named, Known.of(place, its.alone().orElse(its), truth));
        }
    }

    /**
     * What would be answered if the weights were fitted to the other cases alone.
     *
     * @param asked which cases are asked about, by place and id
     * @return by place and id
     * @throws IllegalArgumentException where no other case with a cause is left
     */
    public Map<Case, Answer> answers(Predicate<Case> asked) {
        CaseWeights alone = fitted(byThemselves, asked, false);
        CaseWeights weights = withHistory ? fitted(known, asked, true) : alone;
        Map<Case, Answer> answers = new LinkedHashMap<>();
        judged.forEach((named, its) -> {
            if (asked.test(named)) {
                answers.put(named, Verdict.on(its, weights, alone));
            }
        });
        return answers;
    }

    private static CaseWeights fitted(Map<Case, Known> known, Predicate<Case> asked, boolean withHistory) {
        List<Known> others = known.entrySet().stream()
                .filter(one -> !asked.test(one.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (others.stream().noneMatch(Known::namesCause)) {
            throw new IllegalArgumentException("No other case has a known cause.");
        }
        return FittedWeights.of(others, withHistory);
    }

    /** The weights fitted to all, as the files of weights have them. */
    public String weights() {
        return FittedWeights.of(List.copyOf(known.values()), withHistory).text();
    }

    /** Which case. */
    public record Case(String place, String id) {}
}
