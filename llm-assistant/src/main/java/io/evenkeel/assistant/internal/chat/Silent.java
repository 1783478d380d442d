package io.evenkeel.assistant.internal.chat;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Answer.Check;
import io.evenkeel.assistant.Answer.Claim;
import io.evenkeel.assistant.Answer.Outcome;
import io.evenkeel.assistant.Composer;
import io.evenkeel.assistant.Question;
import io.evenkeel.assistant.internal.Languages;
import io.evenkeel.audit.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Knows nothing, and says so. */
final class Silent implements Composer {

    @Override
    public Answer answer(Actor asker, Question question, Progress progress) {
        String language = Languages.of(question.text());
        String words = Languages.pick(language, "I don't know.", "我不知道。");
        progress.says(words);
        return new Answer(
                language,
                Outcome.UNKNOWN,
                List.of(new Claim(words, List.of(), Check.NO_CLAIM)),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO);
    }
}
