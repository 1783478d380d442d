package io.evenkeel.knowledge.internal;

import io.evenkeel.audit.UuidSeven;
import io.evenkeel.knowledge.Article.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Changes articles. Called in a transaction that holds the article's row. */
@Component
class ArticleWrites {
    private final JdbcClient jdbc;

    ArticleWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A new article with its first version.
     *
     * @return its key
     */
    String insert(Edition first, Optional<String> source, Optional<String> hash) {
        UUID id = UuidSeven.at(first.changedAt());
        String key = jdbc.sql("""
                        insert into knowledge.article (id, key, source, source_hash, latest, changed_at, version)
                        values (:id, 'KB-' || nextval('knowledge.number'), :source, :hash, 1, :at, 1)
                        returning key""")
                .param("id", id)
                .param("source", source.orElse(null))
                .param("hash", hash.orElse(null))
                .param("at", ArticleRows.utc(first.changedAt()))
                .query(String.class)
                .single();
        put(id, first);
        return key;
    }

    /** Writes a version, or over one that is in the works. */
    void put(UUID article, Edition edition) {
        jdbc.sql("""
                        insert into knowledge.edition (article_id, number, state, kind, title, language, body, owner,
                            review_by, rules, items, author_ids, author_name, changed_at, reviewer_name, published_at,
                            reason, from_source)
                        values (:article, :number, :state, :kind, :title, :language, :body, :owner, :reviewBy, :rules,
                            :items, :authorIds, :authorName, :at, :reviewer, :publishedAt, :reason, :fromSource)
                        on conflict (article_id, number) do update set state = excluded.state, kind = excluded.kind,
                            title = excluded.title, language = excluded.language, body = excluded.body,
                            owner = excluded.owner, review_by = excluded.review_by, rules = excluded.rules,
                            items = excluded.items, author_ids = excluded.author_ids,
                            author_name = excluded.author_name, changed_at = excluded.changed_at,
                            reviewer_name = excluded.reviewer_name, published_at = excluded.published_at,
                            reason = excluded.reason, from_source = excluded.from_source""")
                .param("article", article)
                .param("number", edition.number())
                .param("state", edition.state().name())
                .param("kind", edition.text().kind().name())
                .param("title", edition.text().title())
                .param("language", edition.text().language())
                .param("body", edition.text().body())
                .param("owner", edition.text().owner().orElse(null))
                .param("reviewBy", edition.text().reviewBy().orElse(null))
                .param("rules", new SqlArrayValue("text", edition.text().rules().toArray()))
                .param("items", new SqlArrayValue("uuid", edition.text().items().toArray()))
                .param(
                        "authorIds",
                        new SqlArrayValue("text", edition.authorIds().toArray()))
                .param("authorName", edition.authorName())
                .param("at", ArticleRows.utc(edition.changedAt()))
                .param("reviewer", edition.reviewerName().orElse(null))
                .param(
                        "publishedAt",
                        edition.publishedAt().map(ArticleRows::utc).orElse(null))
                .param("reason", edition.reason().orElse(null))
                .param("fromSource", edition.fromSource())
                .update();
    }

    /** The version goes into another state; who reviewed it and why are written down. */
    void move(UUID article, int number, State to, Optional<String> reviewer, Optional<String> reason) {
        jdbc.sql("""
                        update knowledge.edition
                        set state = :state, reviewer_name = coalesce(:reviewer, reviewer_name), reason = :reason
                        where article_id = :article and number = :number""")
                .param("state", to.name())
                .param("reviewer", reviewer.orElse(null))
                .param("reason", reason.orElse(null))
                .param("article", article)
                .param("number", number)
                .update();
    }

    /** Readers see this version from now on, and none before it. */
    void publish(UUID article, int number, Instant at, Optional<LocalDate> reviewBy) {
        jdbc.sql("""
                        update knowledge.edition set state = 'EXPIRED'
                        where article_id = :article and state = 'PUBLISHED' and number <> :number""").param("article", article).param("number", number).update();
        jdbc.sql("""
                        update knowledge.edition
                        set state = 'PUBLISHED', reason = null, review_by = :reviewBy, published_at = coalesce(published_at, :at)
                        where article_id = :article and number = :number""")
                .param("reviewBy", reviewBy.orElse(null))
                .param("at", ArticleRows.utc(at))
                .param("article", article)
                .param("number", number)
                .update();
    }

    /** What holds for all versions, and counts the article up. */
    void touch(UUID article, int latest, Optional<Integer> published, Instant at) {
        jdbc.sql("""
                        update knowledge.article
                        set latest = :latest, published = :published, changed_at = :at, version = version + 1
                        where id = :article""")
                .param("latest", latest)
                .param("published", published.orElse(null))
                .param("at", ArticleRows.utc(at))
                .param("article", article)
                .update();
    }

    /** What its source brought last. */
    void brought(UUID article, String hash) {
        jdbc.sql("update knowledge.article set source_hash = :hash where id = :article")
                .param("hash", hash)
                .param("article", article)
                .update();
    }
}
