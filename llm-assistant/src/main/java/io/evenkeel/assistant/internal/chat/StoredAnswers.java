package io.evenkeel.assistant.internal.chat;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Answer.Check;
import io.evenkeel.assistant.Answer.Claim;
import io.evenkeel.assistant.Answer.Outcome;
import io.evenkeel.assistant.Proposal;
import io.evenkeel.assistant.internal.Languages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Answers as they are kept. */
final class StoredAnswers {
    private StoredAnswers() {}

    /** Tokens are shown once, and kept nowhere. */
    static Answer withoutTokens(Answer answer) {
        return new Answer(
                answer.language(),
                answer.outcome(),
                answer.claims(),
                answer.sources(),
                answer.whomToAsk(),
                answer.proposals().stream().map(StoredAnswers::withoutToken).toList(),
                answer.model(),
                answer.modelAway(),
                answer.took());
    }

    private static Proposal withoutToken(Proposal proposal) {
        return new Proposal(
                proposal.id(),
                proposal.verb(),
                proposal.object(),
                proposal.consequence(),
                proposal.words(),
                Optional.empty(),
                proposal.validUntil());
    }

    /** What was said when whoever asked went away; nobody checked it, so it names no source. */
    static Answer cutOff(String question, String said, Duration took) {
        String begun = said.length() <= 2_000 ? said : said.substring(0, 2_000);
        return new Answer(
                Languages.of(question),
                Outcome.UNKNOWN,
                begun.isEmpty() ? List.of() : List.of(new Claim(begun, List.of(), Check.NO_SOURCE)),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                took);
    }
}
