package io.evenkeel.knowledge.internal.search;

import org.tartarus.snowball.ext.EnglishStemmer;

/** English stems (Porter's second algorithm). Thread-safe. */
final class Stems {

    private Stems() {}

    /** @param word of the letters a to z */
    static String of(String word) {
        EnglishStemmer stemmer = new EnglishStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }
}
