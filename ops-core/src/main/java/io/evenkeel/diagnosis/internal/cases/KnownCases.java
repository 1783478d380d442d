package io.evenkeel.diagnosis.internal.cases;

import io.evenkeel.diagnosis.KnownCauses.Case;
import io.evenkeel.diagnosis.RecordedCase;
import io.evenkeel.diagnosis.RecordedCauses.Answer;
import io.evenkeel.diagnosis.internal.cases.FittedWeights.Known;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Judged cases whose causes are known. */
public final class KnownCases {
    private final boolean withHistory;
    private final Map<Case, Judged> judged = new LinkedHashMap<>();
    private final Map<Case, Known> known = new LinkedHashMap<>();

    public KnownCases(boolean withHistory) {
        this.withHistory = withHistory;
    }

    /** Judges the cases of a place. */
    public void add(String place, List<RecordedCase> ofPlace, Map<String, Set<String>> causes) {
        var usual = new UsualStrengths();
        if (withHistory) {
            ofPlace.forEach(usual::add);
        }
        for (RecordedCase one : ofPlace) {
            Judged its = Judged.of(one, usual);
            var named = new Case(place, one.id());
            judged.put(named, its);
            known.put(named, Known.of(place, its, causes.getOrDefault(one.id(), Set.of())));
        }
    }

    /** Answers for those asked about, by weights fitted to the others. */
    public Map<Case, Answer> answers(Predicate<Case> asked) {
        List<Known> others = known.entrySet().stream()
                .filter(one -> !asked.test(one.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (others.stream().noneMatch(Known::namesCause)) {
            throw new IllegalArgumentException("No other case has a known cause.");
        }
        CaseWeights weights = FittedWeights.of(others, withHistory);
        Map<Case, Answer> answers = new LinkedHashMap<>();
        judged.forEach((named, its) -> {
            if (asked.test(named)) {
                answers.put(named, Verdict.on(its, weights));
            }
        });
        return answers;
    }

    /** The file of weights fitted to all. */
    public String weights() {
        return FittedWeights.of(List.copyOf(known.values()), withHistory).text();
    }
}
