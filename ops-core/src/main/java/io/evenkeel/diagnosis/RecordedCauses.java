package io.evenkeel.diagnosis;

import io.evenkeel.diagnosis.internal.cases.Judged;
import io.evenkeel.diagnosis.internal.cases.UsualStrengths;
import io.evenkeel.diagnosis.internal.cases.Verdict;
import java.util.List;

/** Which component is the cause of a recorded trouble. The same case gives the same answer. Not safe for use by several threads. */
public final class RecordedCauses {
    private final UsualStrengths usual = new UsualStrengths();

    /**
     * Lets another case tell what is usual here; whether and where it had a fault is not asked. The case with the id of the one that
     * is judged later is left out then.
     */
    public void remember(RecordedCase other) {
        usual.add(other);
    }

    /** Names the likeliest causes, or says that it cannot tell. */
    public Answer of(RecordedCase asked) {
        return Verdict.on(Judged.of(asked, usual));
    }

    /**
     * @param candidates likeliest first, at most ten; probabilities sum to at most 1, the rest is "nothing is wrong, or something else"
     * @param abstained "cannot tell": what is seen is no more than what is usual; candidates are named all the same
     * @param reason of an abstention, in words
     */
    public record Answer(List<Candidate> candidates, boolean abstained, String reason) {
        public Answer {
            candidates = List.copyOf(candidates);
        }
    }

    /** A component with what speaks for and against it. */
    public record Candidate(String component, double probability, List<String> evidence, List<String> against) {
        public Candidate {
            evidence = List.copyOf(evidence);
            against = List.copyOf(against);
        }
    }
}
