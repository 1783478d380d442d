package io.evenkeel.knowledge.internal;

import io.evenkeel.knowledge.Article.State;
import io.evenkeel.knowledge.Articles.ArticleText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One version of an article, as it is kept.
 *
 * @param authorIds everybody who wrote in it
 * @param reviewerName who published it or gave it back
 * @param fromSource whether it stands as its source brought it
 */
record Edition(
        int number,
        State state,
        ArticleText text,
        List<String> authorIds,
        String authorName,
        Instant changedAt,
        Optional<String> reviewerName,
        Optional<Instant> publishedAt,
        Optional<String> reason,
        boolean fromSource) {

    Edition {
        authorIds = List.copyOf(authorIds);
    }

    /** Whether only those who may write or publish see it. */
    boolean isInTheWorks() {
        return publishedAt.isEmpty();
    }
}
