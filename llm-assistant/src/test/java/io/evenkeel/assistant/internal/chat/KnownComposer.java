package io.evenkeel.assistant.internal.chat;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Answer.Check;
import io.evenkeel.assistant.Answer.Claim;
import io.evenkeel.assistant.Answer.Outcome;
import io.evenkeel.assistant.Composer;
import io.evenkeel.assistant.Question;
import io.evenkeel.assistant.internal.model.KnownTool;
import io.evenkeel.audit.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Says what a grammar would say, and once too much, so that the checker is seen to look at it as well. */
final class KnownComposer implements Composer {

    @Override
    public Answer answer(Actor asker, Question question, Progress progress) {
        progress.looksAt("incident", "INC-1");
        progress.says("Load is 92 %.");
        return new Answer(
                "en",
                Outcome.ANSWERED,
                List.of(
                        new Claim("Load is 92 %.", List.of(1), Check.HOLDS),
                        new Claim("Load was 70 %.", List.of(1), Check.HOLDS)),
                List.of(KnownTool.source("incident/INC-1", "load 92 %")),
                Optional.of("Zhang Wei"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO);
    }
}
