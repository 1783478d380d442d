package io.evenkeel.knowledge.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.knowledge.Article.State;
import io.evenkeel.knowledge.internal.Life.Act;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the review dates: what is past its own expires, and its owner is told 30, 7 and 1 days before, each once for each
 * date, whatever was down meanwhile. Several servers may look at once: each article is held while it is dealt with.
 */
@Component
class ReviewDates {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewDates.class);
    private static final Actor ROOM = Actor.system("knowledge");
    private static final int AT_ONCE = 500;

    private final ReviewDateRows dates;
    private final ArticleRows rows;
    private final ArticleWrites writes;
    private final ArticleMoves moves;
    private final ArticleNotices notices;
    private final KnowledgeSettings settings;
    private final TransactionTemplate transactions;

    ReviewDates(
            ReviewDateRows dates,
            ArticleRows rows,
            ArticleWrites writes,
            ArticleMoves moves,
            ArticleNotices notices,
            KnowledgeSettings settings,
            TransactionTemplate transactions) {
        this.dates = dates;
        this.rows = rows;
        this.writes = writes;
        this.moves = moves;
        this.notices = notices;
        this.settings = settings;
        this.transactions = transactions;
    }

    /** Deals with what is due; each article in a transaction of its own. */
    void look() {
        LocalDate today = settings.today();
        LocalDate until = today.plusDays(settings.remindDays().getFirst());
        for (String key : dates.due(today, until, AT_ONCE)) {
            try {
                transactions.executeWithoutResult(_ -> deal(key, today));
            } catch (RuntimeException e) {
                // The others are dealt with all the same; this one is looked at again.
                LOG.error("event=article-review-date-failed article={}", key, e);
            }
        }
    }

    private void deal(String key, LocalDate today) {
        StoredArticle stored = rows.lock(key).orElseThrow();
        Optional<Edition> readers = stored.published().flatMap(number -> rows.edition(stored.id(), number));
        Optional<LocalDate> reviewBy = readers.flatMap(edition -> edition.text().reviewBy());
        if (readers.isEmpty() || reviewBy.isEmpty()) {
            return;
        }
        if (reviewBy.get().isBefore(today)) {
            expire(stored, readers.get(), reviewBy.get());
        } else {
            remind(stored, readers.get(), reviewBy.get());
        }
    }

    private void expire(StoredArticle stored, Edition readers, LocalDate reviewBy) {
        StoredArticle held =
                moves.lockFor(Act.EXPIRE, stored.key(), OptionalLong.empty()).stored();
        String why = "Nobody looked at it again by " + reviewBy + ".";
        writes.move(held.id(), readers.number(), State.EXPIRED, Optional.empty(), Optional.of(why));
        moves.shelved(ROOM, "expire", held, Optional.empty(), readers.number(), Map.of("reason", why));
        readers.text().owner().ifPresent(owner -> notices.expired(held.key(), readers.text(), owner, reviewBy));
    }

    private void remind(StoredArticle stored, Edition readers, LocalDate reviewBy) {
        Instant now = settings.now();
        List<Integer> before = dates.told(stored.id(), reviewBy);
        List<Integer> due = settings.remindDays().stream()
                .filter(days -> !before.contains(days))
                .filter(days -> !settings.remindAt(reviewBy, days).isAfter(now))
                .toList();
        Optional<Integer> nearest = due.stream().min(Integer::compare);
        due.forEach(days -> dates.add(
                stored.id(), reviewBy, days, nearest.filter(days::equals).map(_ -> now)));
        Optional<UUID> owner = readers.text().owner();
        nearest.ifPresent(days -> owner.ifPresent(person -> notices.due(stored.key(), readers.text(), person, days)));
    }
}
