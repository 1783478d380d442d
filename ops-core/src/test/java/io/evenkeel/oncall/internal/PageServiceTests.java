package io.evenkeel.oncall.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.evenkeel.audit.Actor;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.NoticeDelivered;
import io.evenkeel.notify.NoticeFailed;
import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.OnCall.Step;
import io.evenkeel.oncall.OnCall.Target;
import io.evenkeel.oncall.PageOutcome;
import io.evenkeel.oncall.PageSent;
import io.evenkeel.oncall.Pages.NextPage;
import io.evenkeel.oncall.Pages.PageRequest;
import io.evenkeel.oncall.Pages.Paged;
import io.evenkeel.oncall.Pages.SentPage;
import io.evenkeel.oncall.PastPages;
import io.evenkeel.oncall.PastPages.PagedIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageServiceTests {
    private static final Actor PROCESS = Actor.process("incident-response");
    private static final PageRequest REQUEST =
            new PageRequest("INC-7", "Disk will be full", "P2", "Less than 4 hours are left on web-1.");

    private final OnCallRoom room = new OnCallRoom();

    @BeforeEach
    void weiThenAna() {
        room.turns(room.wei, room.ana);
        // On the 21st at 02:00 the turn of the 20th lasts: Wei's.
        room.clock.moveTo("2026-11-21T02:00:00Z");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theFirstStepPagesWhoIsOnCallByEveryChannel() {
        Paged paged = page(0, 0);
        assertThat(paged).isEqualTo(new Paged(List.of("Zhang Wei"), Duration.ofMinutes(5), true));
        assertThat(room.notices.all())
                .extracting(Notice::channel, Notice::personId, Notice::about)
                .containsExactlyInAnyOrder(
                        tuple(Channel.CONSOLE, room.wei.id(), "INC-7"), tuple(Channel.EMAIL, room.wei.id(), "INC-7"));
        assertThat(room.notices.all()).allSatisfy(notice -> {
            assertThat(notice.subject()).isEqualTo("[P2] INC-7 Disk will be full");
            assertThat(notice.text())
                    .contains("Less than 4 hours")
                    .contains("step 1 of 2")
                    .contains("within 5 minutes, else Ana Souza is paged");
        });
    }

    @Test
    void whatWasPagedInASpanIsHandedOutIncidentByIncident() {
        page(0, 0);
        page(0, 1);
        room.pages.page(PROCESS, new PageRequest("INC-8", "Disk is full", "P1", "Nothing is left."), 0, 0);
        PastPages past = room.context.getBean(PastPages.class);
        Instant now = room.clock.instant();
        Instant end = now.plusSeconds(1);

        assertThat(past.between(now, end, Optional.empty()))
                .extracting(PagedIncident::incident, PagedIncident::pages, PagedIncident::notices)
                .containsExactly(tuple("INC-7", 2, 4), tuple("INC-8", 1, 2));
        assertThat(past.between(now, end, Optional.of("INC-7")))
                .extracting(PagedIncident::incident)
                .containsExactly("INC-8");
        assertThat(past.between(now, now, Optional.empty())).isEmpty();
    }

    @Test
    void theSecondStepPagesWhoIsNext() {
        page(0, 0);
        room.clock.advance(Duration.ofMinutes(5));
        assertThat(page(0, 1)).isEqualTo(new Paged(List.of("Ana Souza"), Duration.ofMinutes(10), false));
        assertThat(room.notices.all().getLast().text()).contains("nobody else is paged after you");
        assertThat(room.pages.pagesOf("INC-7"))
                .extracting(SentPage::step, SentPage::person, SentPage::channels)
                .containsExactly(tuple(0, "Zhang Wei", "console, email"), tuple(1, "Ana Souza", "console, email"));
    }

    @Test
    void whoIsAloneIsPagedAgain() {
        room.turns(room.wei);
        page(0, 0);
        assertThat(page(0, 1).people()).containsExactly("Zhang Wei");
        assertThat(room.pagedByMail()).hasSize(2);
    }

    @Test
    void theSameStepPagesOnce() {
        Paged first = page(0, 0);
        room.clock.advance(Duration.ofMinutes(1));
        Paged again = page(0, 0);
        assertThat(again).isEqualTo(first);
        assertThat(room.pagedByMail()).hasSize(1);
        assertThat(room.heard.of(PageSent.class)).hasSize(1);
    }

    @Test
    void anotherRoundPagesAgain() {
        page(0, 0);
        page(1, 0);
        assertThat(room.pagedByMail()).containsExactly("wei@example.org", "wei@example.org");
    }

    @Test
    void aStepWithNobodyIsRecordedAndDoesNotWait() {
        room.turns();
        assertThat(page(0, 0)).isEqualTo(new Paged(List.of(), Duration.ZERO, true));
        assertThat(page(0, 1)).isEqualTo(new Paged(List.of(), Duration.ZERO, false));
        assertThat(room.notices.all()).isEmpty();
        assertThat(room.heard.of(PageSent.class))
                .hasSize(2)
                .allSatisfy(page -> assertThat(page.people()).isEmpty());
        assertThat(room.pages.next("INC-7")).isEmpty();
    }

    @Test
    void aStepThatThePolicyHasNoLongerPagesNobody() {
        Policy policy = room.onCall.policies().getFirst();
        room.onCall.change(
                room.asWei(),
                new Policy(policy.id(), policy.name(), policy.steps().subList(0, 1), policy.version()));
        assertThat(page(0, 1)).isEqualTo(new Paged(List.of(), Duration.ZERO, false));
    }

    @Test
    void saysWhoIsNextAndWhenUntilItIsStopped() {
        page(0, 0);
        assertThat(room.pages.next("INC-7")).contains(new NextPage("Ana Souza", Instant.parse("2026-11-21T02:05:00Z")));
        room.pages.stop(PROCESS, "INC-7");
        assertThat(room.pages.next("INC-7")).isEmpty();
        page(0, 0);
        assertThat(room.pages.next("INC-7"))
                .as("a repeated page wakes nothing up")
                .isEmpty();
    }

    @Test
    void nobodyIsNextAfterTheLastStep() {
        page(0, 0);
        page(0, 1);
        assertThat(room.pages.next("INC-7")).isEmpty();
    }

    @Test
    void whoIsNextIsAskedOfTheMomentOfTheStep() {
        // Hand-over at 08:00, while step 1 waits: step 2 then means the next after Ana, which is Wei.
        room.clock.moveTo("2026-11-21T07:58:00Z");
        page(0, 0);
        assertThat(room.pages.next("INC-7").orElseThrow().who()).isEqualTo("Zhang Wei");
        room.clock.moveTo("2026-11-21T08:03:00Z");
        assertThat(page(0, 1).people()).containsExactly("Zhang Wei");
    }

    @Test
    void aStepWithNobodyIsNotSaidToBeNext() {
        Policy policy = room.onCall.policies().getFirst();
        Step first = policy.steps().getFirst();
        var nobody = new Step(
                Target.PERSON,
                Optional.empty(),
                Optional.of(room.people.add("leaver", "Leaver").id()),
                first.waiting());
        var ana = new Step(Target.PERSON, Optional.empty(), Optional.of(room.ana.id()), first.waiting());
        room.onCall.change(
                room.asWei(), new Policy(policy.id(), policy.name(), List.of(first, nobody, ana), policy.version()));
        room.people.remove("leaver");
        page(0, 0);
        assertThat(room.pages.next("INC-7").orElseThrow().who()).isEqualTo("Ana Souza");
    }

    @Test
    void aPageOfATransactionThatFailsIsNotSent() {
        assertThatThrownBy(() -> room.inTransaction(() -> {
                    page(0, 0);
                    throw new IllegalStateException("the process failed");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(room.notices.all()).isEmpty();
        assertThat(room.pages.pagesOf("INC-7")).isEmpty();
    }

    @Test
    void withoutAMailServerOnlyTheConsoleIsPaged() {
        room.notices.mailIsSet(false);
        page(0, 0);
        assertThat(room.notices.all()).extracting(Notice::channel).containsExactly(Channel.CONSOLE);
    }

    @Test
    void saysOnWhatBecameOfAPage() {
        page(0, 0);
        Instant at = Instant.parse("2026-11-21T02:00:03Z");
        String mail = key(Channel.EMAIL);
        String console = key(Channel.CONSOLE);
        room.publish(new NoticeDelivered(mail, Channel.EMAIL, room.wei.id(), "INC-7", at));
        room.publish(new NoticeFailed(
                console, Channel.CONSOLE, room.wei.id(), "INC-7", "no console was open", at.plusSeconds(9)));
        room.publish(new NoticeDelivered("test/1", Channel.EMAIL, room.wei.id(), "test", at));

        assertThat(room.heard.of(PageOutcome.class))
                .containsExactly(
                        new PageOutcome(mail, "INC-7", "Zhang Wei", "email", true, "", at),
                        new PageOutcome(
                                console,
                                "INC-7",
                                "Zhang Wei",
                                "console",
                                false,
                                "no console was open",
                                at.plusSeconds(9)));
        assertThat(room.pages.pagesOf("INC-7"))
                .singleElement()
                .extracting(SentPage::reachedAt)
                .isEqualTo(Optional.of(at));
    }

    private Paged page(int round, int step) {
        return room.pages.page(PROCESS, REQUEST, round, step);
    }

    private String key(Channel channel) {
        return room.notices.all().stream()
                .filter(notice -> notice.channel() == channel)
                .map(Notice::key)
                .findFirst()
                .orElseThrow();
    }
}
