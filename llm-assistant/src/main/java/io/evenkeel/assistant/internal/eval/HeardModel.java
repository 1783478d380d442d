package io.evenkeel.assistant.internal.eval;

import io.evenkeel.assistant.Composer;
import io.evenkeel.assistant.Question;
import io.evenkeel.assistant.internal.model.ModelLine;
import io.evenkeel.audit.Actor;
import java.util.Optional;

/** Passes questions on to a model's line, and counts what they cost, also where the answer is not used. For one thread. */
final class HeardModel implements ModelLine {
    private final ModelLine line;
    private long tokens;
    private int asked;

    HeardModel(ModelLine line) {
        this.line = line;
    }

    /** How often, whatever came of it. */
    int asked() {
        return asked;
    }

    long tokens() {
        return tokens;
    }

    @Override
    public Optional<String> model() {
        return line.model();
    }

    @Override
    public Optional<String> away(String language) {
        return line.away(language);
    }

    @Override
    public Attempt ask(Actor asker, Question question, Composer.Progress progress) throws InterruptedException {
        asked++;
        Attempt attempt = line.ask(asker, question, progress);
        tokens += attempt.tokens();
        return attempt;
    }
}
