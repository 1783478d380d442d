package io.evenkeel.knowledge.internal.search;

import io.evenkeel.knowledge.Article.Kind;
import io.evenkeel.knowledge.internal.PublishedText;
import io.evenkeel.knowledge.internal.Shelf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A double of the shelf: articles in memory. The real one needs a database. Thread-safe. */
final class KeptArticles implements Shelf {
    private final List<PublishedText> texts = new ArrayList<>();
    private long mark;

    synchronized KeptArticles publish(String key, String title, String body, String... rules) {
        texts.removeIf(each -> each.key().equals(key));
        texts.add(new PublishedText(key, Kind.ARTICLE, title, "en", body, List.of(rules), List.of(), ++mark, false));
        return this;
    }

    synchronized void expire(String key) {
        texts.removeIf(each -> each.key().equals(key));
        texts.add(new PublishedText(key, Kind.ARTICLE, "", "en", "", List.of(), List.of(), ++mark, true));
    }

    synchronized void forgetAll() {
        texts.clear();
        mark = 0;
    }

    @Override
    public synchronized List<PublishedText> changedSince(long since, int limit) {
        return texts.stream()
                .filter(each -> each.mark() > since)
                .sorted(Comparator.comparingLong(PublishedText::mark))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long newestMark() {
        return mark;
    }
}
