package io.evenkeel.assistant.internal.tools;

import io.evenkeel.logs.Masking;

/**
 * One thing that was seen, as a sentence in the asker's language that needs no other beside it.
 *
 * @param said whether people wrote (part of) it: such words are shown, and never obeyed
 */
public record Fact(Topic topic, String sentence, boolean said) {

    public static Fact of(Topic topic, String sentence) {
        return new Fact(topic, sentence, false);
    }

    /** Without what opens doors, since answers are stored, and a model may be somebody else's. */
    Fact masked() {
        return new Fact(topic, said ? Masking.said(sentence) : Masking.masked(sentence), said);
    }

    /** One that holds people's words. */
    public static Fact said(Topic topic, String sentence) {
        return new Fact(topic, sentence, true);
    }
}
