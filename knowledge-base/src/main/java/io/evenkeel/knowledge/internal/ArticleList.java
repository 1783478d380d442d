package io.evenkeel.knowledge.internal;

import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Articles.ArticleRow;
import io.evenkeel.knowledge.Articles.ArticleSearch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists articles, the newest change first: of each the version that a page without a number shows. */
@Component
class ArticleList {
    private static final UUID NOBODY = new UUID(0, 0);

    /** What is past its review date or nearly so; each part has an index of its own. */
    private static final String DUE = """
            select d.article_id from knowledge.edition d where d.state = 'PUBLISHED' and d.review_by <= :dueUntil
            union all
            select x.id from knowledge.article x
            where x.published is null and exists (
                select from knowledge.edition o
                where o.article_id = x.id and o.number = x.latest and o.state = 'EXPIRED' and o.published_at is not null)
            """;

    /** What is in review, and drafts beside a published version. */
    private static final String WAITING = """
            union all
            select w.article_id from knowledge.edition w
            where w.state in ('DRAFT', 'REVIEW') and (w.state = 'REVIEW' or exists (
                select from knowledge.article p where p.id = w.article_id and p.published is not null))
            """;

    /** What stands as it was shipped in another language than the reader's, though it is there in theirs. */
    private static final String TWIN = """
            (a.source like 'shipped/%' and e.from_source
                and split_part(e.language, '-', 1) <> split_part(:language, '-', 1)
                and exists (
                    select from knowledge.article t
                    join knowledge.edition te on te.article_id = t.id and te.number = t.published
                    where t.source in (
                            'shipped/' || regexp_replace(a.source, '^.*/', ''),
                            'shipped/' || :language || '/' || regexp_replace(a.source, '^.*/', ''))
                        and split_part(te.language, '-', 1) = split_part(:language, '-', 1)))""";

    private final JdbcClient jdbc;

    ArticleList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param row without the owner's name
     * @param owner of the version
     * @param id for the cursor
     */
    record Line(ArticleRow row, Optional<UUID> owner, UUID id) {}

    /**
     * @param id of the person or token
     * @param works whether drafts and what is in review are shown
     * @param dueUntil the last day of what is due
     */
    record Asker(String id, boolean works, LocalDate dueUntil) {

        /** Nobody's where it is no person. */
        UUID asOwner() {
            try {
                return UUID.fromString(id);
            } catch (IllegalArgumentException e) {
                return NOBODY;
            }
        }
    }

    /** @param limit one more than a page has, to know whether there is another */
    List<Line> find(ArticleSearch search, Asker asker, Optional<ArticleCursor> after, int limit) {
        boolean works = asker.works();
        var statement = jdbc.sql("""
                        select a.id, a.key, a.source, a.changed_at, e.state, e.kind, e.title, e.language, e.owner,
                            e.review_by, e.rules,
                            (select l.state in ('DRAFT', 'REVIEW') from knowledge.edition l
                             where l.article_id = a.id and l.number = a.latest) and e.published_at is not null as waiting
                        from knowledge.article a
                        join knowledge.edition e on e.article_id = a.id and e.number =
                        """
                        + shown(search, works) + " where " + String.join(" and ", conditions(search, works, after))
                        + " order by a.changed_at desc, a.id desc limit :limit")
                .param("kind", search.kind().map(Enum::name).orElse(""))
                .param("rule", search.rule().orElse(""))
                .param("item", search.item().orElse(NOBODY))
                .param("language", search.language().orElse(""))
                .param("me", asker.asOwner())
                .param("dueUntil", asker.dueUntil())
                .param("limit", limit);
        return after.map(cursor -> statement
                        .param("changedAt", ArticleRows.utc(cursor.changedAt()))
                        .param("id", cursor.id()))
                .orElse(statement)
                .query((row, line) -> line(row, works))
                .list();
    }

    private static List<String> conditions(ArticleSearch search, boolean works, Optional<ArticleCursor> after) {
        List<String> all = new ArrayList<>();
        if (!works) {
            all.add("(e.published_at is not null)");
        }
        all.add(search.state()
                .map(ArticleList::inState)
                .orElse(works || search.due() ? "true" : "a.published is not null"));
        search.kind().ifPresent(_ -> all.add("e.kind = :kind"));
        search.rule().ifPresent(_ -> all.add("e.rules @> array[:rule]::text[]"));
        search.item().ifPresent(_ -> all.add("e.items @> array[:item]::uuid[]"));
        search.language().ifPresent(_ -> all.add("coalesce(not " + TWIN + ", true)"));
        if (search.mine()) {
            all.add("e.owner = :me");
        }
        if (search.due()) {
            all.add("a.id in (" + (works ? DUE + WAITING : DUE) + ")");
        }
        after.ifPresent(_ -> all.add("(a.changed_at, a.id) < (:changedAt, :id)"));
        return all;
    }

    /** Which version of an article is listed. */
    private static String shown(ArticleSearch search, boolean works) {
        boolean newest = works
                && search.state()
                        .filter(state -> state == Article.State.DRAFT || state == Article.State.REVIEW)
                        .isPresent();
        if (newest) {
            return "a.latest";
        }
        return works ? "coalesce(a.published, a.latest)" : """
                coalesce(a.published, (select max(s.number) from knowledge.edition s
                    where s.article_id = a.id and s.published_at is not null))""";
    }

    private static String inState(Article.State state) {
        return switch (state) {
            case PUBLISHED -> "a.published is not null";
            case EXPIRED -> "(a.published is null and e.state = 'EXPIRED')";
            case DRAFT -> "e.state = 'DRAFT'";
            case REVIEW -> "e.state = 'REVIEW'";
        };
    }

    private static Line line(ResultSet row, boolean works) throws SQLException {
        return new Line(
                new ArticleRow(
                        row.getString("key"),
                        Article.Kind.valueOf(row.getString("kind")),
                        Article.State.valueOf(row.getString("state")),
                        row.getString("title"),
                        row.getString("language"),
                        Optional.empty(),
                        Optional.ofNullable(row.getObject("review_by", LocalDate.class)),
                        ArticleRows.instant(row, "changed_at").orElseThrow(),
                        ArticleRows.texts(row, "rules"),
                        works && row.getBoolean("waiting"),
                        Optional.ofNullable(row.getString("source"))),
                Optional.ofNullable(row.getObject("owner", UUID.class)),
                row.getObject("id", UUID.class));
    }
}
