package io.evenkeel.assistant;

import io.evenkeel.audit.Actor;

/**
 * Makes an answer from what tools find. There are two: a grammar of intents, which needs nothing, and a language model.
 * Thread-safe.
 */
public interface Composer {

    /**
     * @param progress told what happens meanwhile, in order, on the caller's thread or one of the composer's; never after
     *     the method has returned
     */
    Answer answer(Actor asker, Question question, Progress progress);

    /** What may be shown before the answer is whole. */
    interface Progress {
        /** A tool is asked. */
        void looksAt(String tool, String subject);

        /** The next words of a claim that is not checked yet. */
        void says(String words);

        /** Tells nobody. */
        Progress NONE = new Progress() {
            @Override
            public void looksAt(String tool, String subject) {}

            @Override
            public void says(String words) {}
        };
    }
}
