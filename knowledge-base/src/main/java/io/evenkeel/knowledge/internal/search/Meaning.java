package io.evenkeel.knowledge.internal.search;

/** Says where a text lies among meanings: texts that mean nearly the same lie side by side. Thread-safe. */
public interface Meaning {

    /** The model, with its version: vectors of another one are not comparable. */
    String name();

    /** @return a vector of length 1, of as many numbers as each other one of this model */
    float[] ofPassage(String text);

    /** Of a question, which some models want told apart from what answers it. */
    float[] ofQuestion(String text);
}
