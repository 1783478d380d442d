package io.evenkeel.knowledge.internal;

import io.evenkeel.knowledge.Article;
import java.util.Optional;
import java.util.UUID;

/**
 * An article with its newest version.
 *
 * @param sourceHash of what its source last brought
 * @param published number of the version that readers see
 * @param version for {@code If-Match}
 */
record StoredArticle(
        UUID id,
        String key,
        Optional<String> source,
        Optional<String> sourceHash,
        Optional<Integer> published,
        long version,
        Edition latest) {

    Life life() {
        return new Life(
                latest.state(), published.isPresent(), latest.publishedAt().isPresent());
    }

    boolean isWaiting() {
        return latest.state() == Article.State.DRAFT || latest.state() == Article.State.REVIEW;
    }
}
