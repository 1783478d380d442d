package io.evenkeel.diagnosis;

import io.evenkeel.diagnosis.internal.cases.KnownCases;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Cases whose causes are known, for measuring {@link RecordedCauses} on what it was not fitted to. Not safe for use by several threads.
 */
public final class KnownCauses {
    private final KnownCases cases;

    /** @param withHistory whether the cases of a place tell each other what is usual there */
    public KnownCauses(boolean withHistory) {
        this.cases = new KnownCases(withHistory);
    }

    /**
     * Adds the cases of a place.
     *
     * @param causes by the id of the case; empty where nothing was wrong
     */
    public void add(String place, List<RecordedCase> ofPlace, Map<String, Set<String>> causes) {
        cases.add(place, ofPlace, causes);
    }

    /**
     * What would be answered if the weights were fitted to the other cases alone.
     *
     * @param asked which cases are asked about, by place and id
     * @return by place and id
     * @throws IllegalArgumentException where no other case with a cause is left
     */
    public Map<Case, RecordedCauses.Answer> answers(Predicate<Case> asked) {
        return cases.answers(asked);
    }

    /** The weights fitted to all, as the files of weights have them. */
    public String weights() {
        return cases.weights();
    }

    /** Which case. */
    public record Case(String place, String id) {}
}
