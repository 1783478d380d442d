package io.evenkeel.knowledge.internal;

import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Articles.ArticleText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds articles and their versions. */
@Component
class ArticleRows {
    private static final String EDITION = """
            e.number, e.state, e.kind, e.title, e.language, e.body, e.owner, e.review_by, e.rules, e.items, e.author_ids,
                e.author_name, e.changed_at, e.reviewer_name, e.published_at, e.reason, e.from_source
            """;
    private static final String LATEST =
            "select a.id, a.key, a.source, a.source_hash, a.published, a.version, " + EDITION
                    + " from knowledge.article a join knowledge.edition e on e.article_id = a.id and e.number = a.latest ";

    private final JdbcClient jdbc;

    ArticleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StoredArticle> find(String key) {
        return jdbc.sql(LATEST + "where a.key = :key")
                .param("key", key)
                .query(ArticleRows::stored)
                .optional();
    }

    /** Finds it and keeps others from changing it until the transaction ends. */
    Optional<StoredArticle> lock(String key) {
        return jdbc.sql(LATEST + "where a.key = :key for update of a")
                .param("key", key)
                .query(ArticleRows::stored)
                .optional();
    }

    /** As {@link #lock}, by where it came from. */
    Optional<StoredArticle> lockOfSource(String source) {
        return jdbc.sql(LATEST + "where a.source = :source for update of a")
                .param("source", source)
                .query(ArticleRows::stored)
                .optional();
    }

    Optional<Edition> edition(UUID article, int number) {
        return jdbc.sql("select " + EDITION
                        + " from knowledge.edition e where e.article_id = :article and e.number = :number")
                .param("article", article)
                .param("number", number)
                .query(ArticleRows::edition)
                .optional();
    }

    /** The newest that readers have seen. */
    Optional<Edition> newestOncePublished(UUID article) {
        return jdbc.sql("select " + EDITION + """
                         from knowledge.edition e where e.article_id = :article and e.published_at is not null
                        order by e.number desc limit 1""")
                .param("article", article)
                .query(ArticleRows::edition)
                .optional();
    }

    /** The newest first, without their bodies; at most so many. */
    List<Edition> editions(UUID article, int most) {
        return jdbc.sql("select " + EDITION.replace("e.body", "'' as body")
                        + " from knowledge.edition e where e.article_id = :article order by e.number desc limit :most")
                .param("article", article)
                .param("most", most)
                .query(ArticleRows::edition)
                .list();
    }

    static StoredArticle stored(ResultSet row, int line) throws SQLException {
        return new StoredArticle(
                row.getObject("id", UUID.class),
                row.getString("key"),
                Optional.ofNullable(row.getString("source")),
                Optional.ofNullable(row.getString("source_hash")),
                Optional.ofNullable(row.getObject("published", Integer.class)),
                row.getLong("version"),
                edition(row, line));
    }

    private static Edition edition(ResultSet row, int line) throws SQLException {
        var text = new ArticleText(
                Article.Kind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("language"),
                row.getString("body"),
                Optional.ofNullable(row.getObject("owner", UUID.class)),
                Optional.ofNullable(row.getObject("review_by", LocalDate.class)),
                texts(row, "rules"),
                List.of((UUID[]) row.getArray("items").getArray()));
        return new Edition(
                row.getInt("number"),
                Article.State.valueOf(row.getString("state")),
                text,
                texts(row, "author_ids"),
                row.getString("author_name"),
                instant(row, "changed_at").orElseThrow(),
                Optional.ofNullable(row.getString("reviewer_name")),
                instant(row, "published_at"),
                Optional.ofNullable(row.getString("reason")),
                row.getBoolean("from_source"));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
