package io.evenkeel.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.IncidentAcknowledged;
import io.evenkeel.incident.IncidentOpened;
import io.evenkeel.incident.IncidentResolved;
import io.evenkeel.incident.IncidentReviewed;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.workflow.Monitor;
import io.evenkeel.workflow.Processes;
import io.evenkeel.workflow.Processes.Step;
import io.evenkeel.workflow.Processes.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IncidentResponseTests {
    private static final String WEI = "wei@example.org";
    private static final String ANA = "ana@example.org";

    private final WorkflowRoom room = new WorkflowRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void pagesTheFirstThenTheSecondUntilSomebodyHasIt() {
        room.fires("high", 0);
        assertThat(room.mailed()).containsExactly(WEI);
        assertThat(room.active()).containsExactly("unanswered");
        assertThat(room.position().timers())
                .containsExactly(new Timer("unanswered", Instant.parse("2026-11-21T02:05:00Z")));

        room.passes(Duration.ofMinutes(4).plusSeconds(59));
        assertThat(room.mailed()).containsExactly(WEI);
        room.passes(Duration.ofSeconds(1));
        assertThat(room.mailed()).containsExactly(WEI, ANA);

        room.passes(Duration.ofMinutes(2));
        room.acknowledge();
        assertThat(room.active()).containsExactly("investigate");
        assertThat(room.position().timers())
                .as("the acknowledgement of a P2 holds for an hour")
                .containsExactly(new Timer("runs-out", Instant.parse("2026-11-21T03:07:00Z")));
        room.clears("high", 0);
        assertThat(room.active()).containsExactly("investigate");
        room.resolve();
        assertThat(room.active()).containsExactly("review");
        room.review();

        assertThat(room.incident().state()).isEqualTo(State.CLOSED);
        assertThat(room.position().ended()).isTrue();
        assertThat(room.kinds())
                .containsExactly(
                        Entry.Kind.ALERT_FIRING,
                        Entry.Kind.OPENED,
                        Entry.Kind.PAGED,
                        Entry.Kind.ESCALATED,
                        Entry.Kind.PAGED,
                        Entry.Kind.ACKNOWLEDGED,
                        Entry.Kind.ALERT_RESOLVED,
                        Entry.Kind.RESOLVED,
                        Entry.Kind.REVIEWED,
                        Entry.Kind.CLOSED);
        assertThat(room.incidents.timeline(room.key()).getFirst().actorName()).isEqualTo("incident-response");
    }

    @Test
    void showsEveryStepWithItsTimes() {
        room.fires("high", 0);
        room.passes(Duration.ofMinutes(5));
        room.acknowledge();
        var position = room.position();
        assertThat(position.definitionKey()).isEqualTo("incident-response");
        assertThat(position.version()).isEqualTo(1);
        assertThat(position.ended()).isFalse();
        assertThat(position.steps())
                .extracting(Step::activityId)
                .containsExactly(
                        "opened",
                        "paging",
                        "begin",
                        "worth",
                        "page",
                        "unanswered",
                        "left",
                        "page",
                        // The second wait was cut short by the acknowledgement: that nobody answered did not happen.
                        "acknowledged",
                        "holding",
                        "begin-holding",
                        "investigate");
        Step waited = position.steps().get(5);
        assertThat(waited.startedAt()).isEqualTo("2026-11-21T02:00:00Z");
        assertThat(waited.endedAt()).contains(Instant.parse("2026-11-21T02:05:00Z"));
        assertThat(position.steps().getLast().state()).isEqualTo(Processes.State.ACTIVE);
    }

    @Test
    void isOverWhenItClearsBeforeAnybodyHasIt() {
        room.fires("high", 0);
        room.clears("high", 0);
        assertThat(room.active()).containsExactly("review");
        room.passes(Duration.ofHours(1));
        assertThat(room.mailed()).containsExactly(WEI);
        room.review();
        assertThat(room.incident().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void firesAgainInReviewAndPagesAnew() {
        room.fires("high", 0);
        room.acknowledge();
        room.resolve();
        room.clears("high", 0);
        room.clock.advance(Duration.ofHours(1));
        room.fires("high", 1);
        assertThat(room.incident().round()).isEqualTo(1);
        assertThat(room.active()).containsExactly("unanswered");
        assertThat(room.mailed()).containsExactly(WEI, WEI);
        room.passes(Duration.ofMinutes(5));
        assertThat(room.mailed()).containsExactly(WEI, WEI, ANA);
        room.acknowledge();
        room.resolve();
        room.review();
        assertThat(room.position().ended()).isTrue();
        assertThat(room.incident().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void waitsForAnAcknowledgementWhenNobodyIsLeftToPage() {
        room.fires("high", 0);
        room.passes(Duration.ofMinutes(5));
        room.passes(Duration.ofMinutes(10));
        assertThat(room.active()).containsExactly("page-again");
        assertThat(room.kinds()).endsWith(Entry.Kind.NOBODY_LEFT);
        room.passes(Duration.ofDays(1));
        assertThat(room.mailed()).containsExactly(WEI, ANA);
        room.acknowledge();
        assertThat(room.active()).containsExactly("investigate");
    }

    @Test
    void aScheduleWithoutPeopleIsSaidAtOnce() {
        room.turns();
        room.fires("high", 0);
        room.fireDue();
        assertThat(room.active()).containsExactly("page-again");
        assertThat(room.kinds()).contains(Entry.Kind.NOBODY_LEFT);
        room.acknowledge();
        assertThat(room.active()).containsExactly("investigate");
    }

    @Test
    void whoIsAloneIsPagedASecondTime() {
        room.turns(room.wei);
        room.fires("high", 0);
        room.passes(Duration.ofMinutes(5));
        assertThat(room.mailed()).containsExactly(WEI, WEI);
    }

    @Test
    void lowSeverityPagesNobodyUntilItGetsGraver() {
        room.fires("low", 0);
        assertThat(room.active()).containsExactly("page-again");
        assertThat(room.position().timers()).isEmpty();
        room.passes(Duration.ofDays(1));
        assertThat(room.notices.all()).isEmpty();
        room.fires("critical", 0);
        assertThat(room.active()).containsExactly("unanswered");
        assertThat(room.mailed()).hasSize(1);
    }

    @Test
    void lowSeverityCanBeTakenAndClosed() {
        room.fires("low", 0);
        room.acknowledge();
        room.resolve();
        room.review();
        assertThat(room.incident().state()).isEqualTo(State.CLOSED);
        assertThat(room.notices.all()).isEmpty();
    }

    @Test
    void gettingGraverAfterEverybodyWasPagedPagesEverybodyAgain() {
        room.fires("high", 0);
        room.passes(Duration.ofMinutes(5));
        room.passes(Duration.ofMinutes(10));
        assertThat(room.kinds()).endsWith(Entry.Kind.NOBODY_LEFT);
        room.fires("critical", 0);
        assertThat(room.mailed()).containsExactly(WEI, ANA, WEI);
        assertThat(room.active()).containsExactly("unanswered");
        assertThat(room.incident().round()).isEqualTo(1);
        room.passes(Duration.ofMinutes(5));
        assertThat(room.mailed()).containsExactly(WEI, ANA, WEI, ANA);
    }

    @Test
    void gettingGraverBeforeEverybodyWasPagedGoesOnWhereItIs() {
        room.fires("high", 0);
        room.fires("critical", 0);
        assertThat(room.mailed()).containsExactly(WEI);
        room.passes(Duration.ofMinutes(5));
        assertThat(room.mailed()).containsExactly(WEI, ANA);
        assertThat(room.incident().round()).isZero();
    }

    @Test
    void eventsThatComeTwiceChangeNothing() {
        room.fires("high", 0);
        room.heard.of(IncidentOpened.class).forEach(room::publish);
        assertThat(room.mailed()).containsExactly(WEI);
        room.acknowledge();
        room.heard.of(IncidentAcknowledged.class).forEach(room::publish);
        room.heard.of(IncidentOpened.class).forEach(room::publish);
        assertThat(room.active()).containsExactly("investigate");
        room.resolve();
        room.heard.of(IncidentResolved.class).forEach(room::publish);
        room.review();
        room.heard.of(IncidentReviewed.class).forEach(room::publish);
        room.heard.of(IncidentOpened.class).forEach(room::publish);
        assertThat(room.position().ended()).isTrue();
        assertThat(room.mailed()).containsExactly(WEI);
    }

    @Test
    void whoEndsTheProcessEndsThePagingToo() {
        room.fires("high", 0);
        assertThat(room.pages.next(room.key())).isPresent();
        Monitor monitor = room.context.getBean(Monitor.class);
        Actor administrator = Actor.system("test");
        String id = monitor.running(administrator, Monitor.Filter.ALL, Optional.empty(), 10)
                .items()
                .getFirst()
                .id();

        monitor.cancel(administrator, id, "It is a drill.");

        assertThat(room.pages.next(room.key())).as("who is paged next").isEmpty();
        room.passes(Duration.ofHours(1));
        assertThat(room.mailed()).hasSize(1);
    }
}
