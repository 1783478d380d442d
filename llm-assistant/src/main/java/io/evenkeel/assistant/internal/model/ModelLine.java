package io.evenkeel.assistant.internal.model;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Composer;
import io.evenkeel.assistant.Question;
import io.evenkeel.audit.Actor;
import java.util.Optional;

/** The line to the configured language model. Thread-safe. */
public interface ModelLine extends AutoCloseable {

    /** The model's name; empty where none is configured. */
    Optional<String> model();

    /** Why it is not asked just now, one sentence; empty where it is. */
    Optional<String> away(String language);

    /**
     * Asks it. Bounded in time, size and rounds; interrupting the thread ends it.
     *
     * @throws InterruptedException where whoever asked went away
     */
    Attempt ask(Actor asker, Question question, Composer.Progress progress) throws InterruptedException;

    /** Ends what is still being asked. */
    @Override
    default void close() {}

    /** What came of it. */
    sealed interface Attempt {
        /** Paid for, whatever came of it. */
        long tokens();
    }

    record Answered(Answer answer, long tokens) implements Attempt {}

    /** @param sentence why, in the question's language; never with what the endpoint wrote */
    record Away(String sentence, long tokens) implements Attempt {}
}
