package io.evenkeel.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.IncidentAcknowledged;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.notify.Notice;
import io.evenkeel.oncall.fakes.KnownPeople;
import io.evenkeel.workflow.Processes.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How long somebody has an incident: asked again, answered or not, and what ends it. A high alert is a P2: one hour. */
class AcknowledgementTests {
    private static final String WEI = "wei@example.org";
    private static final String ANA = "ana@example.org";

    private final WorkflowRoom room = new WorkflowRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void whoHasItIsAskedAgainAndThenThePolicyIsPaged() {
        room.fires("high", 0);
        room.acknowledge();
        assertThat(room.incident().asksAgainAt()).contains(Instant.parse("2026-11-21T03:00:00Z"));
        room.passes(Duration.ofMinutes(59));
        assertThat(room.mailed()).containsExactly(WEI);

        room.passes(Duration.ofMinutes(1));
        assertThat(room.active()).containsExactly("answer");
        assertThat(room.mailed()).as("the owner alone is asked").containsExactly(WEI, WEI);
        Notice asked = room.notices.all().getLast();
        assertThat(asked.text())
                .contains("You acknowledged it 60 minutes ago and it still fires")
                .contains("within 5 minutes");
        assertThat(room.incident().askedAt()).contains(room.clock.instant());
        assertThat(room.incident().state()).isEqualTo(State.ACKNOWLEDGED);

        room.passes(Duration.ofMinutes(5));
        Incident taken = room.incident();
        assertThat(taken.state()).isEqualTo(State.OPEN);
        assertThat(taken.round()).isEqualTo(1);
        assertThat(taken.owner()).isEmpty();
        assertThat(room.active()).containsExactly("unanswered");
        room.passes(Duration.ofMinutes(5));
        assertThat(room.mailed()).containsExactly(WEI, WEI, WEI, ANA);
        assertThat(room.kinds())
                .containsSubsequence(
                        Entry.Kind.ACKNOWLEDGED,
                        Entry.Kind.ASKED_AGAIN,
                        Entry.Kind.TAKEN_BACK,
                        Entry.Kind.PAGED,
                        Entry.Kind.ESCALATED);
        assertThat(room.incidents.reasons(room.key()))
                .extracting(reason -> reason.kind())
                .startsWith("rule", "mute");
    }

    @Test
    void anAnswerHoldsForAsLongAgain() {
        room.fires("high", 0);
        room.acknowledge();
        room.passes(Duration.ofMinutes(60));
        room.clock.advance(Duration.ofMinutes(2));
        room.acknowledge();
        assertThat(room.active()).containsExactly("investigate");
        assertThat(room.position().timers())
                .containsExactly(new Timer("runs-out", Instant.parse("2026-11-21T04:02:00Z")));
        room.passes(Duration.ofMinutes(59));
        assertThat(room.incident().state()).isEqualTo(State.ACKNOWLEDGED);
        room.passes(Duration.ofMinutes(1));
        assertThat(room.active()).containsExactly("answer");
        assertThat(room.notices.all().stream().map(Notice::key)).doesNotHaveDuplicates();
    }

    @Test
    void anybodyMayAnswerAndHasItThen() {
        room.fires("high", 0);
        room.acknowledge();
        room.passes(Duration.ofMinutes(60));
        room.incidents.acknowledge(KnownPeople.actor(room.ana), room.key(), WorkflowRoom.ANY_VERSION);
        assertThat(room.incident().ownerName()).contains("Ana Souza");
        assertThat(room.active()).containsExactly("investigate");
    }

    @Test
    void anAnswerThatTheProcessHasNotHeardOfIsNotTakenForNone() {
        room.fires("high", 0);
        room.acknowledge();
        room.passes(Duration.ofMinutes(60));
        var course = room.context.getBean(WorkflowRoom.LateCourse.class);
        course.hold(true);
        room.acknowledge();
        room.passes(Duration.ofMinutes(5));
        assertThat(room.incident().state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(room.mailed()).as("nobody else is paged").containsExactly(WEI, WEI);
        course.deliver(0);
        assertThat(room.active()).containsExactly("investigate");
    }

    @Test
    void nobodyIsAskedAboutWhatHasCleared() {
        room.fires("high", 0);
        room.acknowledge();
        room.clears("high", 0);
        room.passes(Duration.ofMinutes(61));
        room.passes(Duration.ofDays(2));
        assertThat(room.mailed()).containsExactly(WEI);
        assertThat(room.active()).containsExactly("investigate");
    }

    @Test
    void itIsResolvedWhileTheAnswerIsWaitedFor() {
        room.fires("high", 0);
        room.acknowledge();
        room.passes(Duration.ofMinutes(60));
        room.resolve();
        assertThat(room.active()).containsExactly("review");
        room.passes(Duration.ofMinutes(5));
        assertThat(room.incident().state()).isEqualTo(State.RESOLVED);
    }

    @Test
    void whatFiresAgainIsPagedAnewThoughSomebodyHadIt() {
        room.fires("high", 0);
        room.acknowledge();
        room.clears("high", 0);
        room.clock.advance(Duration.ofMinutes(10));
        room.fires("high", 1);
        assertThat(room.active()).containsExactly("unanswered");
        assertThat(room.mailed()).containsExactly(WEI, WEI);
        assertThat(room.position().steps())
                .extracting(step -> step.activityId())
                .contains("rearms");
        room.heard.of(IncidentAcknowledged.class).forEach(room::publish);
        assertThat(room.active()).as("an old acknowledgement ends nothing").containsExactly("unanswered");
    }

    @Test
    void aGraverIncidentAsksSooner() {
        room.fires("high", 0);
        room.acknowledge();
        room.clock.advance(Duration.ofMinutes(10));
        room.fires("critical", 0);
        assertThat(room.incident().asksAgainAt()).contains(Instant.parse("2026-11-21T02:30:00Z"));
        assertThat(room.position().timers())
                .containsExactly(new Timer("runs-out", Instant.parse("2026-11-21T02:30:00Z")));
        room.passes(Duration.ofMinutes(20));
        assertThat(room.active()).containsExactly("answer");
    }

    @Test
    void lowSeverityIsNeverAskedAbout() {
        room.fires("low", 0);
        room.acknowledge();
        assertThat(room.incident().asksAgainAt()).isEmpty();
        room.passes(Duration.ofDays(3));
        assertThat(room.notices.all()).isEmpty();
    }

    @Test
    void whatNeedsNoReviewIsClosedByOneClick() {
        room.fires("medium", 0);
        room.clears("medium", 0);
        assertThat(room.active()).containsExactly("confirm");
        room.passes(Duration.ofDays(30));
        assertThat(room.incident().state()).as("nothing closes by itself").isEqualTo(State.RESOLVED);
        room.incidents.close(room.asWei, room.key(), WorkflowRoom.ANY_VERSION);
        assertThat(room.position().ended()).isTrue();
        assertThat(room.incident().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void whatSomebodyHasIsClosedByOneClickOnceItsCauseCleared() {
        room.fires("medium", 0);
        room.acknowledge();
        room.clears("medium", 0);
        var many = room.incidents.closeAll(room.asWei, List.of(room.key(), "INC-0"));
        assertThat(many.closed()).containsExactly(room.key());
        assertThat(many.refused()).singleElement().extracting(one -> one.code()).isEqualTo("incident-unknown");
        assertThat(room.position().ended()).isTrue();
    }

    @Test
    void aReviewMayBeWrittenWhereNoneIsNeeded() {
        room.fires("medium", 0);
        room.clears("medium", 0);
        room.review();
        assertThat(room.incident().state()).isEqualTo(State.CLOSED);
        assertThat(room.position().ended()).isTrue();
    }

    @Test
    void nobodyIsPagedForWhatIsSilenced() {
        room.fires("high", 0);
        room.mutes("high");
        assertThat(room.incident().muted()).isTrue();
        room.passes(Duration.ofMinutes(5));
        room.passes(Duration.ofMinutes(30));
        assertThat(room.mailed()).containsExactly(WEI);
        room.unmutes("high");
        assertThat(room.incident().muted()).isFalse();
        room.passes(Duration.ofMinutes(1));
        assertThat(room.mailed()).as("where it stopped it goes on").containsExactly(WEI, ANA);
    }

    /** Else the next page could be stored after what was stored had been taken back. */
    @Test
    void whoeverAnswersAtTheMomentOfTheNextPageKeepsItFromGoing() {
        room.fires("high", 0);
        var page = new AtomicReference<CompletableFuture<Void>>();
        room.context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            room.acknowledge();
            page.set(CompletableFuture.runAsync(() -> room.passes(Duration.ofMinutes(5))));
            Awaitility.await()
                    .alias("the page waits for whoever answers")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> room.context
                                    .getBean(JdbcClient.class)
                                    .sql("select count(*) from pg_locks where not granted")
                                    .query(Integer.class)
                                    .single()
                            > 0);
        });
        page.get().join();
        assertThat(room.mailed()).containsExactly(WEI);
        assertThat(room.incident().state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(room.active()).containsExactly("investigate");
    }

    @Test
    void anOwnerIsNotAskedAboutWhatIsSilenced() {
        room.fires("high", 0);
        room.acknowledge();
        room.mutes("high");
        room.passes(Duration.ofMinutes(61));
        room.passes(Duration.ofMinutes(1));
        assertThat(room.mailed()).containsExactly(WEI);
        room.unmutes("high");
        room.passes(Duration.ofMinutes(1));
        assertThat(room.active()).containsExactly("answer");
    }
}
