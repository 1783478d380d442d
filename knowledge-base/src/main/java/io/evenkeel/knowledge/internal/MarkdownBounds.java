package io.evenkeel.knowledge.internal;

import io.evenkeel.knowledge.Article;
import java.util.Optional;

/** Which Markdown is kept. Pure. */
final class MarkdownBounds {

    private MarkdownBounds() {}

    /** What is wrong with it, with the way out; empty where nothing is. */
    static Optional<String> trouble(String body) {
        if (body.length() > Article.LONGEST_BODY) {
            return Optional.of("The text has %,d characters; at most %,d are kept. Make several articles of it."
                    .formatted(body.length(), Article.LONGEST_BODY));
        }
        return Optional.empty();
    }

    static boolean hasHalfACharacter(String text) {
        return text.codePoints().anyMatch(code -> code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE);
    }
}
