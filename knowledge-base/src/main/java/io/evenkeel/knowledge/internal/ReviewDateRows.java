package io.evenkeel.knowledge.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which articles come to their review date, and the table {@code knowledge.reminder}: who was told of it. */
@Component
class ReviewDateRows {
    private final JdbcClient jdbc;

    ReviewDateRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keys of published articles to be looked at on or before a day, the most pressing first; what an owner was told of
     * already is among them.
     *
     * @param today whose articles of before are over; those always come first
     */
    List<String> due(LocalDate today, LocalDate until, int limit) {
        return jdbc.sql("""
                        select a.key from knowledge.edition e
                        join knowledge.article a on a.id = e.article_id and a.published = e.number
                        where e.state = 'PUBLISHED' and e.review_by <= :until
                            and (e.review_by < :today or e.owner is not null)
                        order by e.review_by, a.id limit :limit""")
                .param("today", today)
                .param("until", until)
                .param("limit", limit)
                .query((row, line) -> row.getString("key"))
                .list();
    }

    /** How many days before this date has been dealt with. */
    List<Integer> told(UUID article, LocalDate reviewBy) {
        return jdbc.sql("""
                        select days from knowledge.reminder
                        where article_id = :article and review_by = :reviewBy""")
                .param("article", article)
                .param("reviewBy", reviewBy)
                .query((row, line) -> row.getInt("days"))
                .list();
    }

    /** @param sentAt empty where a nearer one overtook it */
    void add(UUID article, LocalDate reviewBy, int days, Optional<Instant> sentAt) {
        jdbc.sql("""
                        insert into knowledge.reminder (article_id, review_by, days, sent_at)
                        values (:article, :reviewBy, :days, :at)
                        on conflict (article_id, review_by, days) do nothing""")
                .param("article", article)
                .param("reviewBy", reviewBy)
                .param("days", days)
                .param("at", sentAt.map(ArticleRows::utc).orElse(null))
                .update();
    }
}
