package io.evenkeel.oncall.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Person;
import io.evenkeel.notify.Notice;
import io.evenkeel.oncall.Handover;
import io.evenkeel.oncall.Handover.Acceptance;
import io.evenkeel.oncall.Handover.Section;
import io.evenkeel.oncall.Handover.Someone;
import io.evenkeel.oncall.Handover.State;
import io.evenkeel.oncall.HandoverChanged;
import io.evenkeel.oncall.HandoverSection;
import io.evenkeel.oncall.Handovers;
import io.evenkeel.oncall.Handovers.Draft;
import io.evenkeel.oncall.OnCall.Span;
import io.evenkeel.oncall.fakes.KnownPeople;
import io.evenkeel.oncall.fakes.KnownTeams;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Wei has the shift until 08:00 UTC on the 21st of November, then Ana, then Yu. */
class HandoverTests {
    private static final Optional<UUID> THEIR_OWN = Optional.empty();

    private final OnCallRoom room = new OnCallRoom();
    private final Handovers handovers = room.context.getBean(Handovers.class);
    private final HandoverWatch watch = room.context.getBean(HandoverWatch.class);
    private final KnownTeams teams = room.context.getBean(KnownTeams.class);
    private final Work incidents = work("incidents", Right.SEE_OPERATIONS);
    private final Work tickets = work("tickets", Right.WORK_TICKETS);
    private Person yu;

    @BeforeEach
    void weiThenAnaThenYu() {
        yu = room.people.add("yu", "Li Yu");
        room.turns(room.wei, room.ana, yu);
        room.clock.moveTo("2026-11-21T07:50:00Z");
        incidents.is(1);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aShiftThatNobodyAcceptsIsRemindedEscalatedAndThenTakenOver() {
        Handover handedOver = handovers.handOver(room.asWei(), THEIR_OWN, " the cold aisle is warm ");
        assertThat(told()).containsExactly("ana Zhang Wei handed “On call” over to you");
        assertThat(handedOver.number()).isEqualTo(1);
        assertThat(handedOver.note()).isEqualTo("the cold aisle is warm");

        lookAt("2026-11-21T08:14:59Z");
        assertThat(told()).hasSize(1);
        lookAt("2026-11-21T08:15:00Z");
        assertThat(told().getLast()).isEqualTo("ana “On call” waits for you to accept the hand-over");
        lookAt("2026-11-21T08:29:59Z");
        assertThat(told()).hasSize(2);
        lookAt("2026-11-21T08:30:00Z");
        lookAt("2026-11-21T08:30:20Z");
        assertThat(told()).hasSize(3);
        assertThat(told().getLast()).isEqualTo("yu Nobody accepted the hand-over of “On call”");
        assertThat(waiting())
                .singleElement()
                .satisfies(open -> assertThat(open.reminders())
                        .extracting(made -> made.person().map(Someone::name).orElse(""))
                        .containsExactly("Ana Souza", "Li Yu"));

        room.clock.moveTo("2026-11-21T08:31:00Z");
        Handover accepted = handovers.accept(room.asAna(), handedOver.id());

        assertThat(accepted.state()).isEqualTo(State.ACCEPTED);
        assertThat(accepted.acceptance())
                .contains(new Acceptance(
                        new Someone(room.ana.id(), "Ana Souza"),
                        Optional.empty(),
                        Instant.parse("2026-11-21T08:31:00Z")));
        assertThat(waiting()).isEmpty();
        assertThat(refusal(() -> handovers.accept(room.asAna(), handedOver.id())))
                .startsWith("handover-accepted: Ana Souza accepted it already");
        lookAt("2026-11-21T12:00:00Z");
        assertThat(told()).hasSize(3);
        assertThat(room.audit.verbs())
                .containsSubsequence(
                        "oncall.hand-over",
                        "oncall.remind-handover",
                        "oncall.escalate-handover",
                        "oncall.accept-handover");
        assertThat(room.heard.of(HandoverChanged.class)).hasSize(4);
    }

    @Test
    void aReminderThatCannotBeSentHoldsUpNoOtherAndIsMadeUpFor() {
        handovers.handOver(room.asWei(), THEIR_OWN, "");
        room.notices.refuse(true);
        lookAt("2026-11-21T08:15:00Z");
        assertThat(waiting().getFirst().reminders()).isEmpty();

        room.notices.refuse(false);
        lookAt("2026-11-21T08:15:20Z");
        assertThat(told().getLast()).isEqualTo("ana “On call” waits for you to accept the hand-over");
    }

    @Test
    void whereNobodyIsLeftToAskThatIsWrittenOnce() {
        room.turns(room.wei, room.ana);
        handovers.handOver(room.asWei(), THEIR_OWN, "");
        lookAt("2026-11-21T08:15:00Z");
        // Wei, who is next after Ana, can still do something.
        lookAt("2026-11-21T08:30:00Z");
        assertThat(told().getLast()).startsWith("wei Nobody accepted");
        lookAt("2026-11-21T08:45:00Z");
        lookAt("2026-11-21T09:45:00Z");
        assertThat(waiting().getFirst().reminders())
                .extracting(made -> made.person().map(Someone::name).orElse("nobody"))
                .containsExactly("Ana Souza", "Zhang Wei", "nobody");
        assertThat(told()).hasSize(3);
    }

    @Test
    void whatIsHandedOverStaysAsItWas() {
        Handover handedOver = handovers.handOver(room.asWei(), THEIR_OWN, "");
        incidents.is(3);

        assertThat(keys(handovers.get(room.asAna(), handedOver.id()).sections()))
                .containsExactly("incidents-1");
        assertThat(keys(handovers.draft(room.asAna(), THEIR_OWN).sections())).hasSize(3);
        Handover next = handovers.handOver(room.asWei(), THEIR_OWN, "two more came");
        assertThat(next.number()).isEqualTo(2);
        assertThat(refusal(() -> handovers.accept(room.asAna(), handedOver.id())))
                .startsWith("handover-replaced");
        assertThat(handovers.accept(room.asAna(), next.id()).state()).isEqualTo(State.ACCEPTED);
        assertThat(handovers.get(room.asAna(), handedOver.id()).state()).isEqualTo(State.REPLACED);
    }

    @Test
    void theOneWhoHandedOverNeverAccepts() {
        teams.add(Handovers.LEADS, room.wei);
        Handover handedOver = handovers.handOver(room.asWei(), THEIR_OWN, "");

        assertThat(refusal(() -> handovers.accept(room.asWei(), handedOver.id())))
                .startsWith("handover-own");
        assertThat(refusal(() -> handovers.accept(KnownPeople.actor(yu), handedOver.id())))
                .startsWith("handover-not-yours: Ana Souza has the next shift");
    }

    @Test
    void aLeadAcceptsInTheNameOfTheNextShiftAndTheRecordSaysSo() {
        Handover handedOver = handovers.handOver(room.asWei(), THEIR_OWN, "");
        teams.add(Handovers.LEADS, yu);

        Acceptance acceptance = handovers
                .accept(KnownPeople.actor(yu), handedOver.id())
                .acceptance()
                .orElseThrow();

        assertThat(acceptance.by().name()).isEqualTo("Li Yu");
        assertThat(acceptance.inNameOf()).contains("Ana Souza");
    }

    @Test
    void whoTookTheShiftSinceAccepts() {
        Handover handedOver = handovers.handOver(room.asWei(), THEIR_OWN, "");
        room.clock.moveTo("2026-11-21T08:05:00Z");
        assertThat(refusal(() -> handovers.accept(KnownPeople.actor(yu), handedOver.id())))
                .startsWith("handover-not-yours");
        room.overrides.takeNow(KnownPeople.actor(yu), room.schedule().id(), 8);

        assertThat(handovers.accept(KnownPeople.actor(yu), handedOver.id()).acceptance())
                .map(Acceptance::inNameOf)
                .contains(Optional.of("Ana Souza"));
    }

    @Test
    void whoWentHomeLateHandsOverToTheShiftThatRuns() {
        room.clock.moveTo("2026-11-21T08:20:00Z");
        Draft draft = handovers.draft(room.asWei(), THEIR_OWN);
        assertThat(draft.to()).map(Someone::name).contains("Ana Souza");
        assertThat(draft.endsAt()).contains(Instant.parse("2026-11-21T08:00:00Z"));

        handovers.handOver(room.asWei(), THEIR_OWN, "");
        lookAt("2026-11-21T08:34:59Z");
        assertThat(told()).hasSize(1);
        lookAt("2026-11-21T08:35:00Z");
        assertThat(told()).hasSize(2);
        assertThat(handovers.draft(room.asAna(), THEIR_OWN).to())
                .map(Someone::name)
                .contains("Li Yu");
    }

    @Test
    void onlyWhoseShiftEndsOrALeadHandsOver() {
        assertThat(refusal(() -> handovers.handOver(room.asAna(), THEIR_OWN, "")))
                .startsWith("handover-not-yours: The shift in “On call” is Zhang Wei’s.");
        assertThat(handovers.draft(room.asAna(), THEIR_OWN).whyNot()).isPresent();
        teams.add(Handovers.LEADS, room.ana);
        assertThat(handovers.handOver(room.asAna(), THEIR_OWN, "").from())
                .map(Someone::name)
                .contains("Zhang Wei");
        Actor viewer =
                new Actor(Actor.Kind.PERSON, room.wei.id().toString(), "Zhang Wei", Set.of(Right.SEE_OPERATIONS));
        assertThat(refusal(() -> handovers.handOver(viewer, THEIR_OWN, ""))).startsWith("right-missing");
        assertThat(handovers.draft(viewer, THEIR_OWN).whyNot()).isPresent();
    }

    @Test
    void whereNobodyIsNextTheRefusalSaysWhatToDo() {
        room.turns(room.wei);

        assertThat(refusal(() -> handovers.handOver(room.asWei(), THEIR_OWN, "")))
                .startsWith("handover-nobody-next: Nobody is next in “On call”. Put a second person");
        Draft draft = handovers.draft(room.asWei(), THEIR_OWN);
        assertThat(draft.to()).isEmpty();
        assertThat(keys(draft.sections())).containsExactly("incidents-1");
    }

    @Test
    void aSectionIsShownToWhoMaySeeItOnly() {
        tickets.is(2);
        Handover handedOver = handovers.handOver(room.asWei(), THEIR_OWN, "");
        Actor viewer =
                new Actor(Actor.Kind.PERSON, UUID.randomUUID().toString(), "Viewer", Set.of(Right.SEE_OPERATIONS));

        assertThat(keys(handovers.get(room.asAna(), handedOver.id()).sections()))
                .containsExactly("incidents-1", "tickets-1", "tickets-2");
        assertThat(keys(handovers.get(viewer, handedOver.id()).sections())).containsExactly("incidents-1");
        assertThat(keys(handovers.draft(viewer, THEIR_OWN).sections())).containsExactly("incidents-1");
    }

    @Test
    void aRoomThatFailsKeepsNobodyFromGoingHome() {
        tickets.fails();
        incidents.is(HandoverSection.MOST + 1);

        List<Section> sections = handovers.handOver(room.asWei(), THEIR_OWN, "").sections();

        assertThat(sections.stream().filter(Section::unread).map(Section::name)).containsExactly("tickets");
        Section full = sections.stream()
                .filter(each -> each.name().equals("incidents"))
                .findFirst()
                .orElseThrow();
        assertThat(full.matters()).hasSize(HandoverSection.MOST);
        assertThat(full.more()).isTrue();
    }

    @Test
    void theHistoryIsPagedAndOutlivesItsSchedule() {
        IntStream.range(0, 5).forEach(each -> handovers.handOver(room.asWei(), THEIR_OWN, "no. " + each));

        var first = handovers.list(room.asAna(), false, Optional.empty(), 3);
        var rest = handovers.list(room.asAna(), false, first.next(), 3);

        assertThat(first.items()).extracting(Handover::number).containsExactly(5, 4, 3);
        assertThat(rest.items()).extracting(Handover::number).containsExactly(2, 1);
        assertThat(rest.next()).isEmpty();
        assertThat(first.items()).allSatisfy(each -> assertThat(each.sections()).isEmpty());
    }

    @Test
    void badInputIsRefused() {
        assertThat(refusal(() -> handovers.handOver(room.asWei(), THEIR_OWN, "x".repeat(4_001))))
                .startsWith("handover-note-long");
        assertThat(refusal(() -> handovers.handOver(room.asWei(), Optional.of(UUID.randomUUID()), "")))
                .startsWith("oncall-unknown");
        assertThat(refusal(() -> handovers.accept(room.asAna(), UUID.randomUUID())))
                .startsWith("handover-unknown");
        assertThat(refusal(() -> handovers.handOver(Actor.system("test"), THEIR_OWN, "")))
                .startsWith("person-needed");
    }

    private void lookAt(String moment) {
        room.clock.moveTo(moment);
        watch.look();
    }

    private List<Handover> waiting() {
        return handovers.list(room.asAna(), true, Optional.empty(), 10).items();
    }

    /** Mails only: whom, and what. */
    private List<String> told() {
        return room.notices.all().stream()
                .filter(notice -> !notice.address().isEmpty())
                .map(notice -> name(notice) + " " + notice.subject())
                .toList();
    }

    private static String name(Notice notice) {
        return notice.address().replaceFirst("@.*", "");
    }

    private static List<String> keys(List<Section> sections) {
        return sections.stream()
                .flatMap(section -> section.matters().stream())
                .map(HandoverSection.Matter::key)
                .toList();
    }

    private static String refusal(Runnable act) {
        var refusal = new String[1];
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.class, thrown -> refusal[0] = thrown.code() + ": " + thrown.getMessage());
        return refusal[0];
    }

    private Work work(String name, Right needs) {
        Work work = new Work(name, needs);
        room.context.getBeanFactory().registerSingleton(name, work);
        return work;
    }

    /** A room above with so many open things. */
    private static final class Work implements HandoverSection {
        private final String name;
        private final Right needs;
        private int open;

        Work(String name, Right needs) {
            this.name = name;
            this.needs = needs;
        }

        void is(int matters) {
            open = matters;
        }

        void fails() {
            open = -1;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Words words() {
            return Words.same(name);
        }

        @Override
        public Right needs() {
            return needs;
        }

        @Override
        public List<Matter> entries(Actor actor, Instant now, Span next) {
            if (open < 0) {
                throw new IllegalStateException("the room is away");
            }
            return IntStream.rangeClosed(1, open)
                    .mapToObj(number -> new Matter(
                            name + "-" + number,
                            Words.same("open"),
                            Optional.empty(),
                            Optional.of(now),
                            Optional.empty(),
                            Weight.HIGH))
                    .toList();
        }
    }
}
