package io.evenkeel.assistant.internal.model;

import io.evenkeel.assistant.Composer;
import io.evenkeel.assistant.Question;
import io.evenkeel.audit.Actor;
import java.util.Optional;

/** Where the settings cannot be: nothing is called, everything else works, and the sentence says what to correct. */
final class MisconfiguredModel implements ModelLine {
    private final String model;
    private final String sentence;

    MisconfiguredModel(String model, String sentence) {
        this.model = model;
        this.sentence = sentence;
    }

    @Override
    public Optional<String> model() {
        return Optional.of(model);
    }

    @Override
    public Optional<String> away(String language) {
        return Optional.of(sentence);
    }

    @Override
    public Attempt ask(Actor asker, Question question, Composer.Progress progress) {
        return new Away(sentence, 0);
    }
}
