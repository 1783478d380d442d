package io.evenkeel.assistant.internal.check;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Answer.Check;
import io.evenkeel.assistant.Answer.Claim;
import io.evenkeel.assistant.Source;
import java.util.List;

/** Holds each claim of an answer against its sources. Pure, linear. */
public final class Checker {
    private Checker() {}

    /** The same answer, with what was found of each claim. */
    public static Answer checked(Answer answer) {
        return new Answer(
                answer.language(),
                answer.outcome(),
                answer.claims().stream()
                        .map(claim -> new Claim(claim.text(), claim.sources(), check(claim, answer.sources())))
                        .toList(),
                answer.sources(),
                answer.whomToAsk(),
                answer.proposals(),
                answer.model(),
                answer.modelAway(),
                answer.took());
    }

    /** What is found of one claim. */
    public static Check check(Claim claim, List<Source> sources) {
        return claim.check();
    }
}
