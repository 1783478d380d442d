package io.evenkeel.knowledge.internal;

import static io.evenkeel.knowledge.internal.KnowledgeRoom.ANY;
import static io.evenkeel.knowledge.internal.KnowledgeRoom.as;
import static io.evenkeel.knowledge.internal.KnowledgeRoom.runbook;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Article.State;
import io.evenkeel.knowledge.Articles.ArticleText;
import io.evenkeel.notify.Notice;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when an article comes to its review date, with a moved clock. */
class ReviewDateTests {
    private final KnowledgeRoom room = new KnowledgeRoom();
    private final ReviewDates dates = room.context.getBean(ReviewDates.class);
    private LocalDate today;

    @BeforeEach
    void begin() {
        today = room.context.getBean(KnowledgeSettings.class).today();
    }

    @AfterEach
    void close() {
        room.close();
    }

    private Article published(int days) {
        ArticleText text = runbook("Disk is full", "Find what is large.");
        return room.published(new ArticleText(
                text.kind(),
                text.title(),
                text.language(),
                text.body(),
                Optional.of(room.lin.id()),
                Optional.of(today.plusDays(days)),
                text.rules(),
                text.items()));
    }

    private void passDays(int days) {
        room.clock.advance(Duration.ofDays(days));
        dates.look();
    }

    private List<String> told() {
        return room.notices.all().stream().map(Notice::subject).distinct().toList();
    }

    @Test
    void onItsReviewDateItStillHolds() {
        published(40);

        passDays(40);

        assertThat(room.read(room.vera, "KB-1").state()).isEqualTo(State.PUBLISHED);
    }

    @Test
    void theDayAfterItExpiresAndItsOwnerIsTold() {
        published(40);

        passDays(41);

        assertThat(room.read(room.vera, "KB-1").state()).isEqualTo(State.EXPIRED);
        assertThat(told()).containsExactly("KB-1 has expired");
        assertThat(room.audit.verbs()).endsWith("knowledge.expire");
    }

    @Test
    void whatExpiredLeavesTheShelf() {
        published(40);

        passDays(41);

        assertThat(room.shelf.changedSince(0, 10))
                .singleElement()
                .satisfies(text -> assertThat(text.gone()).isTrue());
    }

    @Test
    void remindsItsOwnerThirtySevenAndOneDaysBeforeEachOnce() {
        published(40);
        for (int day = 0; day < 40; day++) {
            passDays(1);
            dates.look();
        }

        assertThat(told())
                .containsExactly(
                        "KB-1 is to be reviewed within 30 days",
                        "KB-1 is to be reviewed within 7 days",
                        "KB-1 is to be reviewed within 1 day");
    }

    @Test
    void afterALongAbsenceOnlyTheNearestReminderIsSent() {
        published(40);

        passDays(36);

        assertThat(told()).containsExactly("KB-1 is to be reviewed within 7 days");
    }

    @Test
    void aConfirmedOneIsRemindedOfItsNewDate() {
        published(40);
        passDays(15);
        room.articles.confirm(as(room.mei), "KB-1", today.plusDays(400), ANY);

        passDays(300);

        assertThat(room.read(room.vera, "KB-1").state()).isEqualTo(State.PUBLISHED);
        assertThat(told()).containsExactly("KB-1 is to be reviewed within 30 days");
    }

    @Test
    void aConfirmedOneThatExpiredIsFoundAgain() {
        published(40);
        passDays(41);

        room.articles.confirm(as(room.mei), "KB-1", today.plusDays(400), ANY);

        assertThat(room.read(room.vera, "KB-1").state()).isEqualTo(State.PUBLISHED);
    }
}
