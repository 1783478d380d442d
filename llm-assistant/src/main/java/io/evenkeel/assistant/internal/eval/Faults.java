package io.evenkeel.assistant.internal.eval;

import io.evenkeel.assistant.EvaluationRefused;
import java.util.LinkedHashSet;
import java.util.Set;

/** What is wrong in the files of one run, so that all of it is told at once. For one thread. */
final class Faults {
    private static final int MOST = 20;

    private final Set<String> told = new LinkedHashSet<>();

    /** @throws EvaluationRefused with all so far, when there are enough */
    void add(String sentence) {
        told.add(sentence);
        if (told.size() >= MOST) {
            throw refused("\nThere may be more; the first " + MOST + " are told.");
        }
    }

    /** @throws EvaluationRefused where something was wrong */
    void refuseIfAny() {
        if (!told.isEmpty()) {
            throw refused("");
        }
    }

    /** Where something ended the reading after other faults. */
    void refuseWith(EvaluationRefused last) {
        if (!told.isEmpty()
                && last.getMessage() != null
                && !last.getMessage().contains(told.iterator().next())) {
            throw refused("\n" + last.getMessage());
        }
    }

    private EvaluationRefused refused(String more) {
        return new EvaluationRefused(String.join("\n", told) + more);
    }
}
