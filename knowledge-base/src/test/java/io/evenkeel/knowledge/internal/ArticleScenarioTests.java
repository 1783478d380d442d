package io.evenkeel.knowledge.internal;

import static io.evenkeel.knowledge.internal.KnowledgeRoom.ANY;
import static io.evenkeel.knowledge.internal.KnowledgeRoom.as;
import static io.evenkeel.knowledge.internal.KnowledgeRoom.runbook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.Person;
import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Article.State;
import io.evenkeel.knowledge.Articles.ArticleAct;
import io.evenkeel.knowledge.Articles.ArticleEdition;
import io.evenkeel.knowledge.Articles.ArticleRow;
import io.evenkeel.knowledge.Articles.ArticleSearch;
import io.evenkeel.knowledge.Articles.Verb;
import io.evenkeel.knowledge.Difference;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of an article, as the people who write and read it see it. */
class ArticleScenarioTests {
    private final KnowledgeRoom room = new KnowledgeRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void whatIsWrittenIsReadByAllOnceSomebodyElsePublishedIt() {
        Article draft = room.articles.write(as(room.lin), runbook("Disk is full", "Find what is large."));
        assertThat(draft.key()).isEqualTo("KB-1");
        assertThat(room.articles.find(as(room.vera), "KB-1", Optional.empty())).isEmpty();
        assertThat(listed(room.vera)).isEmpty();
        assertThat(listed(room.mei)).containsExactly("KB-1");

        room.articles.submit(as(room.lin), "KB-1", ANY);
        Article published = room.articles.publish(as(room.mei), "KB-1", Optional.empty(), ANY);

        assertThat(published.state()).isEqualTo(State.PUBLISHED);
        assertThat(published.reviewBy()).contains(LocalDate.parse("2027-11-21"));
        assertThat(room.read(room.vera, "KB-1").body()).isEqualTo("Find what is large.");
        assertThat(listed(room.vera)).containsExactly("KB-1");
        assertThat(room.audit.verbs()).containsExactly("knowledge.write", "knowledge.submit", "knowledge.publish");
    }

    @Test
    void readersKeepThePublishedTextWhileTheNextIsWritten() {
        room.published(runbook("Disk is full", "First."));
        room.articles.revise(as(room.mei), "KB-1", runbook("Disk is full", "Second."), ANY);

        assertThat(room.read(room.vera, "KB-1").body()).isEqualTo("First.");
        assertThat(room.articles.find(as(room.vera), "KB-1", Optional.of(2))).isEmpty();
        assertThat(row(room.mei, "KB-1").waiting()).isTrue();
        assertThat(row(room.vera, "KB-1").waiting()).isFalse();

        room.articles.submit(as(room.mei), "KB-1", ANY);
        room.articles.publish(as(room.omar), "KB-1", Optional.empty(), ANY);

        assertThat(room.read(room.vera, "KB-1").body()).isEqualTo("Second.");
        assertThat(states(room.vera, "KB-1")).containsExactly(State.PUBLISHED, State.EXPIRED);
        assertThat(room.articles
                        .find(as(room.vera), "KB-1", Optional.of(1))
                        .orElseThrow()
                        .body())
                .isEqualTo("First.");
    }

    @Test
    void theSecondOfTwoWhoEditSeesTheDifferenceAndLosesNothing() {
        Article seen = room.published(runbook("Disk is full", "one\ntwo\nthree"));
        OptionalLong both = OptionalLong.of(seen.version());
        room.articles.revise(as(room.lin), "KB-1", runbook("Disk is full", "one\nTWO\nthree"), both);

        assertThatThrownBy(() -> room.articles.revise(
                        as(room.mei), "KB-1", runbook("Disk is full", "one\ntwo\nthree\nfour"), both))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.OUT_OF_DATE);
                    assertThat(refusal).hasMessageContaining("lin");
                });
        Difference toHand = room.articles.differenceTo(as(room.mei), "KB-1", "one\ntwo\nthree\nfour");

        assertThat(toHand.added()).isEqualTo(2);
        assertThat(toHand.removed()).isEqualTo(1);
        Article merged = room.articles.revise(
                as(room.mei),
                "KB-1",
                runbook("Disk is full", "one\nTWO\nthree\nfour"),
                OptionalLong.of(room.articles
                        .find(as(room.mei), "KB-1", Optional.of(2))
                        .orElseThrow()
                        .version()));
        assertThat(merged.body()).isEqualTo("one\nTWO\nthree\nfour");
    }

    @Test
    void theAuthorDoesNotPublishTheirOwnTextWhileOthersMay() {
        room.articles.write(as(room.mei), runbook("Disk is full", "Mine."));
        room.articles.submit(as(room.mei), "KB-1", ANY);

        assertThat(act(room.mei, Verb.PUBLISH).code()).contains("article-own");
        assertThatThrownBy(() -> room.articles.publish(as(room.mei), "KB-1", Optional.empty(), ANY))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("article-own"));
    }

    @Test
    void whoWroteInADraftOfAnotherIsItsAuthorToo() {
        room.articles.write(as(room.mei), runbook("Disk is full", "Mine."));
        room.articles.revise(as(room.omar), "KB-1", runbook("Disk is full", "Mine and yours."), ANY);
        room.people.add("ana", "Ana");
        room.articles.submit(as(room.mei), "KB-1", ANY);

        assertThat(act(room.mei, Verb.PUBLISH).allowed()).isFalse();
        assertThat(act(room.omar, Verb.PUBLISH).allowed()).isFalse();
    }

    @Test
    void theOnlyOneWhoMayPublishDoesSoAndTheTrailSaysThatNobodyElseLooked() {
        room.people.remove("mei");
        room.articles.write(as(room.omar), runbook("Disk is full", "Alone."));
        room.articles.submit(as(room.omar), "KB-1", ANY);

        assertThat(act(room.omar, Verb.PUBLISH)).satisfies(publish -> {
            assertThat(publish.allowed()).isTrue();
            assertThat(publish.code()).contains("article-alone");
        });
        room.articles.publish(as(room.omar), "KB-1", Optional.empty(), ANY);

        assertThat(room.audit
                        .list(Optional.of("KB-1"), Optional.empty(), 10)
                        .getLast()
                        .facts())
                .containsEntry("anotherLooked", "false");
    }

    @Test
    void aReviewerSendsItBackWithWhatIsMissing() {
        room.articles.write(as(room.lin), runbook("Disk is full", "Thin."));
        room.articles.submit(as(room.lin), "KB-1", ANY);
        Article back = room.articles.giveBack(as(room.mei), "KB-1", "Say how to undo it.", ANY);

        assertThat(back.state()).isEqualTo(State.DRAFT);
        assertThat(room.articles.versions(as(room.lin), "KB-1")).singleElement().satisfies(edition -> {
            assertThat(edition.reason()).contains("Say how to undo it.");
            assertThat(edition.reviewerName()).contains("mei");
        });
    }

    @Test
    void whatIsExpiredIsNoLongerOnTheShelfUntilSomebodyConfirmsIt() {
        room.published(runbook("Disk is full", "Old."));
        room.articles.expire(as(room.mei), "KB-1", "The hosts are gone.", ANY);

        assertThat(listed(room.vera)).isEmpty();
        assertThat(room.read(room.vera, "KB-1").state()).isEqualTo(State.EXPIRED);
        assertThat(room.shelf.changedSince(0, 10))
                .singleElement()
                .satisfies(text -> assertThat(text.gone()).isTrue());
        room.articles.confirm(as(room.omar), "KB-1", LocalDate.parse("2027-01-31"), ANY);

        assertThat(room.read(room.vera, "KB-1").reviewBy()).contains(LocalDate.parse("2027-01-31"));
        assertThat(room.shelf.changedSince(0, 10))
                .singleElement()
                .satisfies(text -> assertThat(text.body()).isEqualTo("Old."));
    }

    @Test
    void aDraftThatIsGivenUpLeavesThePublishedOneAlone() {
        room.published(runbook("Disk is full", "Good."));
        room.articles.revise(as(room.lin), "KB-1", runbook("Disk is full", "Worse."), ANY);
        room.articles.discard(as(room.lin), "KB-1", "It was right before.", ANY);

        assertThat(room.read(room.vera, "KB-1").body()).isEqualTo("Good.");
        assertThat(states(room.vera, "KB-1")).containsExactly(State.PUBLISHED);
        assertThat(room.articles
                        .revise(as(room.lin), "KB-1", runbook("Disk is full", "Better."), ANY)
                        .number())
                .isEqualTo(3);
    }

    @Test
    void theShelfTellsWhatChangedSinceAMarkAfterTheCommit() {
        room.published(runbook("One", "1"));
        room.published(runbook("Two", "2"));
        long seen = room.shelf.newestMark();
        room.articles.write(as(room.lin), runbook("Three", "a draft"));
        assertThat(room.shelf.changedSince(seen, 10)).isEmpty();

        room.articles.expire(as(room.mei), "KB-1", "gone", ANY);

        assertThat(room.shelf.changedSince(0, 1))
                .singleElement()
                .satisfies(text -> assertThat(text.key()).isEqualTo("KB-2"));
        assertThat(room.shelf.changedSince(seen, 10))
                .singleElement()
                .satisfies(text -> assertThat(text.key()).isEqualTo("KB-1"));
        assertThat(room.heard.of(ShelfChanged.class))
                .extracting(ShelfChanged::mark)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void aPageOfTheListGoesOnWhereTheOneBeforeEnded() {
        for (int i = 0; i < 5; i++) {
            room.published(runbook("Article " + i, "text"));
            room.clock.advance(Duration.ofMinutes(1));
        }
        var first = room.articles.list(as(room.vera), search(Optional.empty(), 3));
        var second = room.articles.list(as(room.vera), search(first.next(), 3));

        assertThat(first.articles()).extracting(ArticleRow::key).containsExactly("KB-5", "KB-4", "KB-3");
        assertThat(second.articles()).extracting(ArticleRow::key).containsExactly("KB-2", "KB-1");
        assertThat(second.next()).isEmpty();
    }

    private static ArticleSearch search(Optional<String> after, int limit) {
        return new ArticleSearch(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, false, after, limit);
    }

    private ArticleRow row(Person reader, String key) {
        return room.articles.list(as(reader), search(Optional.empty(), 50)).articles().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private List<String> listed(Person reader) {
        return room.articles.list(as(reader), search(Optional.empty(), 50)).articles().stream()
                .map(ArticleRow::key)
                .toList();
    }

    private List<State> states(Person reader, String key) {
        return room.articles.versions(as(reader), key).stream()
                .map(ArticleEdition::state)
                .toList();
    }

    private ArticleAct act(Person person, Verb verb) {
        return room.articles.acts(as(person), "KB-1").stream()
                .filter(each -> each.verb() == verb)
                .findFirst()
                .orElseThrow();
    }
}
