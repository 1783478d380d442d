package io.evenkeel.assistant.web;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Chats;
import io.evenkeel.assistant.Proposal;
import io.evenkeel.assistant.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the assistant answers, as the console reads it. */
final class AssistantAnswers {
    private AssistantAnswers() {}

    /** @param away why the model does not answer now */
    record AssistantState(
            Optional<String> model,
            boolean configured,
            Optional<String> away,
            AssistantLeft limits,
            Chats.Bounds bounds) {
        static AssistantState of(Chats.Standing standing) {
            return new AssistantState(
                    standing.model(),
                    standing.model().isPresent(),
                    standing.away(),
                    new AssistantLeft(standing.questionsLeft(), standing.tokensLeft(), standing.resetsAt()),
                    standing.bounds());
        }
    }

    record AssistantLeft(int questionsLeft, Optional<Long> tokensLeft, Instant resetsAt) {}

    record AssistantChats(List<AssistantChatLine> chats) {}

    record AssistantChatLine(String id, Optional<String> about, String title, Instant startedAt) {
        static AssistantChatLine of(Chats.Chat chat) {
            return new AssistantChatLine(chat.id().toString(), chat.about(), chat.title(), chat.startedAt());
        }
    }

    record AssistantChat(
            String id, Optional<String> about, String title, Instant startedAt, List<AssistantTurn> turns) {
        static AssistantChat of(Chats.Chat chat) {
            return new AssistantChat(
                    chat.id().toString(),
                    chat.about(),
                    chat.title(),
                    chat.startedAt(),
                    chat.turns().stream().map(AssistantTurn::of).toList());
        }
    }

    /** @param cutOff whether the answer is not whole */
    record AssistantTurn(
            String id, Instant askedAt, String question, Optional<AssistantAnswer> answer, boolean cutOff) {
        static AssistantTurn of(Chats.Turn turn) {
            return new AssistantTurn(
                    turn.id().toString(),
                    turn.askedAt(),
                    turn.question(),
                    turn.answer().map(AssistantAnswer::of),
                    turn.cutOff());
        }
    }

    record AssistantAnswer(
            String language,
            Answer.Outcome outcome,
            List<AssistantClaim> claims,
            List<AssistantSource> sources,
            Optional<String> whomToAsk,
            List<AssistantProposal> proposals,
            Optional<String> model,
            Optional<String> modelAway,
            long tookMillis) {
        static AssistantAnswer of(Answer answer) {
            return new AssistantAnswer(
                    answer.language(),
                    answer.outcome(),
                    answer.claims().stream()
                            .map(claim -> new AssistantClaim(claim.text(), claim.sources(), claim.check()))
                            .toList(),
                    answer.sources().stream().map(AssistantSource::of).toList(),
                    answer.whomToAsk(),
                    answer.proposals().stream().map(AssistantProposal::of).toList(),
                    answer.model(),
                    answer.modelAway(),
                    answer.took().toMillis());
        }
    }

    /** @param sources numbers from 1 into the answer's sources */
    record AssistantClaim(String text, List<Integer> sources, Answer.Check check) {}

    record AssistantSource(
            String id,
            Source.Kind kind,
            String title,
            String address,
            String text,
            Optional<Instant> from,
            Instant to) {
        static AssistantSource of(Source source) {
            return new AssistantSource(
                    source.id(),
                    source.kind(),
                    source.title(),
                    source.address(),
                    source.text(),
                    source.from(),
                    source.to());
        }
    }

    /** @param token absent where the answer is read again: then it can only be asked for anew */
    record AssistantProposal(
            String id,
            String verb,
            String object,
            String consequence,
            Optional<String> words,
            Optional<String> token,
            Instant validUntil) {
        static AssistantProposal of(Proposal proposal) {
            return new AssistantProposal(
                    proposal.id(),
                    proposal.verb(),
                    proposal.object(),
                    proposal.consequence(),
                    proposal.words(),
                    proposal.token(),
                    proposal.validUntil());
        }
    }

    /** @param outcome the verb that was done */
    record AssistantDone(String outcome, String object, String address) {}
}
