package io.evenkeel.knowledge.internal;

import io.evenkeel.knowledge.Article;
import java.util.List;

/**
 * The published version of an article, as an index needs it.
 *
 * @param key {@code KB-12}
 * @param body Markdown; empty where it is gone
 * @param rules names of the alert rules that it is about
 * @param items names of the items that it is about, as the inventory calls them now
 * @param mark of its last change on the shelf
 * @param gone whether nothing of it is published any more: it must leave the index
 */
public record PublishedText(
        String key,
        Article.Kind kind,
        String title,
        String language,
        String body,
        List<String> rules,
        List<String> items,
        long mark,
        boolean gone) {

    public PublishedText {
        rules = List.copyOf(rules);
        items = List.copyOf(items);
    }
}
