package io.evenkeel.knowledge.internal;

import static io.evenkeel.knowledge.internal.KnowledgeRoom.ANY;
import static io.evenkeel.knowledge.internal.KnowledgeRoom.as;
import static io.evenkeel.knowledge.internal.KnowledgeRoom.runbook;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.identity.Person;
import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Article.State;
import io.evenkeel.knowledge.Articles.ArticlePage;
import io.evenkeel.knowledge.Articles.ArticleRow;
import io.evenkeel.knowledge.Articles.ArticleSearch;
import io.evenkeel.knowledge.Articles.ArticleText;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lists of what is mine and of what somebody should look at. The clock stands at 21 November 2026. */
class ArticleListTests {
    private final KnowledgeRoom room = new KnowledgeRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void mineIsWhatIAnswerForWhoeverWroteIt() {
        room.published(runbook("Of Lin", "text"));
        room.published(owned("Of Omar, by Lin", room.omar));

        assertThat(keys(mine(room.lin))).containsExactly("KB-1");
        assertThat(keys(mine(room.omar))).containsExactly("KB-2");
        assertThat(keys(mine(room.mei))).isEmpty();
    }

    @Test
    void aTokenThatIsNoPersonOwnsNothing() {
        room.published(runbook("Of Lin", "text"));

        assertThat(room.articles
                        .list(Actor.system("backup"), asked(true, false))
                        .articles())
                .isEmpty();
    }

    @Test
    void theReviewDateIsDueThirtyDaysBefore() {
        published("On the thirtieth day", "2026-12-21");
        published("On the day after", "2026-12-22");

        assertThat(keys(due(room.vera))).containsExactly("KB-1");
    }

    @Test
    void whatHasExpiredIsDueUntilSomebodyConfirmsIt() {
        room.published(runbook("Gone", "text"));
        room.articles.expire(as(room.mei), "KB-1", "The hosts are gone.", ANY);

        assertThat(keys(due(room.vera))).containsExactly("KB-1");

        room.articles.confirm(as(room.omar), "KB-1", LocalDate.parse("2027-06-30"), ANY);

        assertThat(keys(due(room.vera))).isEmpty();
    }

    @Test
    void whatWaitsIsDueToThoseWhoSeeIt() {
        room.articles.write(as(room.lin), runbook("In review", "text"));
        room.articles.submit(as(room.lin), "KB-1", ANY);
        room.published(runbook("With a draft beside it", "text"));
        room.articles.revise(as(room.lin), "KB-2", runbook("With a draft beside it", "more"), ANY);
        room.articles.write(as(room.lin), runbook("Only begun", "text"));

        assertThat(keys(due(room.mei))).containsExactlyInAnyOrder("KB-1", "KB-2");
        assertThat(keys(due(room.vera))).isEmpty();
    }

    @Test
    void aDraftThatWasGivenUpIsNotDue() {
        room.articles.write(as(room.lin), runbook("Never mind", "text"));
        room.articles.discard(as(room.lin), "KB-1", "No need.", ANY);

        assertThat(keys(due(room.mei))).isEmpty();
    }

    @Test
    void mineAndDueGoTogetherWithAState() {
        published("Lin's", "2026-12-01");
        room.clock.advance(Duration.ofMinutes(1));
        room.articles.write(as(room.lin), runbook("Lin's in review", "text"));
        room.articles.submit(as(room.lin), "KB-2", ANY);
        ArticleSearch reviews = new ArticleSearch(
                Optional.empty(),
                Optional.of(State.REVIEW),
                Optional.empty(),
                Optional.empty(),
                true,
                true,
                Optional.empty(),
                10);

        assertThat(keys(room.articles.list(as(room.lin), asked(true, true)))).containsExactly("KB-2", "KB-1");
        assertThat(keys(room.articles.list(as(room.lin), reviews))).containsExactly("KB-2");
    }

    @Test
    void pagesOfWhatIsDueLeaveNothingOutAndTellNothingTwice() {
        for (int i = 0; i < 7; i++) {
            published("Due " + i, "2026-12-0" + (i + 1));
            room.published(runbook("Not due " + i, "text"));
            room.clock.advance(Duration.ofMinutes(1));
        }
        List<String> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            ArticlePage page = room.articles.list(as(room.vera), asked(false, true, after, 3));
            seen.addAll(keys(page));
            after = page.next();
        } while (after.isPresent());

        assertThat(seen).containsExactly("KB-13", "KB-11", "KB-9", "KB-7", "KB-5", "KB-3", "KB-1");
    }

    @Test
    void bothListsAreReadByIndex() {
        room.jdbc.sql("""
                        insert into knowledge.article (id, key, latest, published, changed_at, version)
                        select gen_random_uuid(), 'M-' || n, 1, 1, timestamptz '2026-01-01 00:00Z' + n * interval '1 s', 1
                        from generate_series(1, 20000) n""").update();
        room.jdbc.sql("""
                        insert into knowledge.edition (article_id, number, state, kind, title, language, body, owner,
                            review_by, rules, items, author_ids, author_name, changed_at, published_at, from_source)
                        select id, 1, 'PUBLISHED', 'ARTICLE', key, 'en', 'text', gen_random_uuid(), date '2027-06-01',
                            '{}', '{}', '{}', 'lin', changed_at, changed_at, false
                        from knowledge.article""").update();
        room.published(owned("Omar's", room.omar));
        room.jdbc.sql("analyze knowledge.article, knowledge.edition").update();

        ArticleSearch byNoIndex = new ArticleSearch(
                Optional.of(Article.Kind.KNOWN_ERROR),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                10);

        assertThat(rowsRead(byNoIndex)).as("what a walk through all costs").isGreaterThan(20_000);
        assertThat(rowsRead(asked(true, false))).isLessThan(100);
        assertThat(rowsRead(asked(false, true))).isLessThan(100);
    }

    /** Rows that a list reads, of tables or by indexes, as the database counts them. */
    private long rowsRead(ArticleSearch search) {
        long before = scanned();
        room.articles.list(as(room.omar), search);
        return scanned() - before;
    }

    private long scanned() {
        room.jdbc
                .sql("select pg_stat_force_next_flush()")
                .query((row, line) -> line)
                .list();
        room.jdbc
                .sql("select pg_stat_clear_snapshot()")
                .query((row, line) -> line)
                .list();
        return room.jdbc.sql("""
                        select sum(seq_tup_read + idx_tup_fetch) from pg_stat_user_tables
                        where schemaname = 'knowledge' and relname in ('article', 'edition')""").query(Long.class).single();
    }

    private void published(String title, String reviewBy) {
        String key = room.articles.write(as(room.lin), runbook(title, "text")).key();
        room.articles.submit(as(room.lin), key, ANY);
        room.articles.publish(as(room.mei), key, Optional.of(LocalDate.parse(reviewBy)), ANY);
    }

    private static ArticleText owned(String title, Person owner) {
        ArticleText text = runbook(title, "text");
        return new ArticleText(
                text.kind(),
                text.title(),
                text.language(),
                text.body(),
                Optional.of(owner.id()),
                text.reviewBy(),
                text.rules(),
                List.<UUID>of());
    }

    private ArticlePage mine(Person reader) {
        return room.articles.list(as(reader), asked(true, false));
    }

    private ArticlePage due(Person reader) {
        return room.articles.list(as(reader), asked(false, true));
    }

    private static ArticleSearch asked(boolean mine, boolean due) {
        return asked(mine, due, Optional.empty(), 50);
    }

    private static ArticleSearch asked(boolean mine, boolean due, Optional<String> after, int limit) {
        return new ArticleSearch(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), mine, due, after, limit);
    }

    private static List<String> keys(ArticlePage page) {
        return page.articles().stream().map(ArticleRow::key).toList();
    }
}
