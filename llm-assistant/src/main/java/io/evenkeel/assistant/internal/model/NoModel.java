package io.evenkeel.assistant.internal.model;

import io.evenkeel.assistant.Composer;
import io.evenkeel.assistant.Question;
import io.evenkeel.audit.Actor;
import java.util.Optional;

/** Where none is configured, which is how an installation begins. */
public final class NoModel implements ModelLine {

    @Override
    public Optional<String> model() {
        return Optional.empty();
    }

    @Override
    public Optional<String> away(String language) {
        return Optional.empty();
    }

    @Override
    public Attempt ask(Actor asker, Question question, Composer.Progress progress) {
        throw new IllegalStateException("no model is configured");
    }
}
