package io.evenkeel.knowledge.internal.search;

import java.util.concurrent.atomic.AtomicInteger;

/** A double of a model, which is 110 MB: texts with the same letters mean the same. Thread-safe. */
final class LetterMeaning implements Meaning {
    private final String name;
    private final AtomicInteger passages = new AtomicInteger();

    LetterMeaning(String name) {
        this.name = name;
    }

    /** How often a passage was asked for. */
    int passages() {
        return passages.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public float[] ofPassage(String text) {
        passages.incrementAndGet();
        return letters(text);
    }

    @Override
    public float[] ofQuestion(String text) {
        return letters(text);
    }

    private static float[] letters(String text) {
        float[] counts = new float[26];
        counts[0] = 0.1f;
        text.toLowerCase(java.util.Locale.ROOT)
                .chars()
                .filter(letter -> letter >= 'a' && letter <= 'z')
                .forEach(letter -> counts[letter - 'a']++);
        return ModelJars.ofLengthOne(counts);
    }
}
