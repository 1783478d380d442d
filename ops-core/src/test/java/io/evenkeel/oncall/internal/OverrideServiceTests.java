package io.evenkeel.oncall.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Person;
import io.evenkeel.oncall.OnCall.Gap;
import io.evenkeel.oncall.OnCall.Shift;
import io.evenkeel.oncall.OnCall.Span;
import io.evenkeel.oncall.Overrides.Swap;
import io.evenkeel.oncall.Pages.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Overrides, swaps, taking it now, gaps. The turn of the 20th of November is Wei's until 08:00 UTC on the 21st, then Ana's. */
class OverrideServiceTests {
    private final OnCallRoom room = new OnCallRoom();
    private UUID schedule;
    private Person yu;

    @BeforeEach
    void weiThenAna() {
        schedule = room.turns(room.wei, room.ana).id();
        yu = room.people.add("yu", "Li Yu");
        room.clock.moveTo("2026-11-21T02:00:00Z");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void anOverrideIsWhoIsPaged() {
        UUID id = room.overrides.add(
                room.asWei(), schedule, yu.id(), span("2026-11-21T01:00:00Z", "2026-11-21T04:00:00Z"), " Wei is ill ");

        Shift now = room.onCall.duty().schedules().getFirst().current();
        assertThat(now.displayName()).isEqualTo("Li Yu");
        assertThat(now.override()).contains(new Shift.Reason(id, Optional.of("Wei is ill")));
        assertThat(page("INC-1")).containsExactly("Li Yu");
        room.clock.moveTo("2026-11-21T04:00:00Z");
        assertThat(page("INC-2")).containsExactly("Zhang Wei");
        assertThat(room.audit.verbs()).contains("oncall.override");

        room.clock.moveTo("2026-11-21T03:00:00Z");
        room.overrides.remove(room.asAna(), id);
        assertThat(page("INC-3")).containsExactly("Zhang Wei");
    }

    @Test
    void whoHandlesIncidentsPutsOnlyThemselvesIn() {
        Actor desk = actor(yu, Set.of(Right.HANDLE_INCIDENTS));
        Span span = span("2026-11-21T03:00:00Z", "2026-11-21T04:00:00Z");
        assertThatThrownBy(() -> room.overrides.add(desk, schedule, room.ana.id(), span, ""))
                .isInstanceOf(Refusal.class);
        UUID own = room.overrides.add(desk, schedule, yu.id(), span, "");
        UUID other = room.overrides.add(room.asWei(), schedule, room.ana.id(), span, "");
        assertThatThrownBy(() -> room.overrides.remove(desk, other)).isInstanceOf(Refusal.class);
        room.overrides.remove(desk, own);
        assertThatThrownBy(
                        () -> room.overrides.add(actor(yu, Set.of(Right.SEE_OPERATIONS)), schedule, yu.id(), span, ""))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T04:00:00Z, 2026-11-21T04:00:00Z",
        "2026-11-21T05:00:00Z, 2026-11-21T04:00:00Z",
        "2026-11-20T00:00:00Z, 2026-11-21T02:00:00Z",
        "2026-11-21T03:00:00Z, 2028-11-21T02:00:00Z",
    })
    void aSpanThatMakesNoSenseIsRefused(String from, String to) {
        assertThatThrownBy(() -> room.overrides.add(room.asWei(), schedule, yu.id(), span(from, to), ""))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whoOrWhatIsUnknownIsRefused() {
        Span span = span("2026-11-21T03:00:00Z", "2026-11-21T04:00:00Z");
        assertThatThrownBy(() -> room.overrides.add(room.asWei(), schedule, UUID.randomUUID(), span, ""))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> room.overrides.add(room.asWei(), UUID.randomUUID(), yu.id(), span, ""))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> room.overrides.remove(room.asWei(), UUID.randomUUID()))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> room.overrides.add(room.asWei(), schedule, yu.id(), span, "x".repeat(201)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void takingItNowPagesTheTakerUntilTheHoursAreOver() {
        room.overrides.takeNow(room.asAna(), schedule, 2);
        assertThat(page("INC-1")).containsExactly("Ana Souza");
        assertThat(room.onCall.duty().schedules().getFirst().current().to())
                .isEqualTo(Instant.parse("2026-11-21T04:00:00Z"));
        room.clock.advance(Duration.ofHours(2));
        assertThat(page("INC-2")).containsExactly("Zhang Wei");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 73})
    void itIsTakenForOneToSeventyTwoHours(int hours) {
        assertThatThrownBy(() -> room.overrides.takeNow(room.asAna(), schedule, hours))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void onlyAPersonTakesIt() {
        assertThatThrownBy(() -> room.overrides.takeNow(Actor.process("x"), schedule, 1))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aSwapCountsWhenTheOtherAccepts() {
        UUID id = room.overrides.offer(room.asAna(), schedule, TWENTY_FIRST, room.wei.id(), TWENTY_SECOND);
        assertThat(room.overrides.swaps())
                .singleElement()
                .satisfies(swap -> assertThat(swap.offeredByName()).isEqualTo("Ana Souza"))
                .satisfies(swap -> assertThat(swap.withName()).isEqualTo("Zhang Wei"))
                .extracting(Swap::theirs)
                .isEqualTo(TWENTY_SECOND);
        assertThat(who("2026-11-21T12:00:00Z")).isEqualTo("Ana Souza");
        assertThatThrownBy(() -> room.overrides.accept(room.asAna(), id)).isInstanceOf(Refusal.class);

        room.overrides.accept(room.asWei(), id);
        room.overrides.accept(room.asWei(), id);

        assertThat(who("2026-11-21T12:00:00Z")).isEqualTo("Zhang Wei");
        assertThat(who("2026-11-22T12:00:00Z")).isEqualTo("Ana Souza");
        assertThat(who("2026-11-23T12:00:00Z")).isEqualTo("Ana Souza");
        assertThat(room.overrides.swaps()).isEmpty();
        assertThat(room.audit.verbs()).contains("oncall.offer-swap", "oncall.accept-swap");
        assertThatThrownBy(() -> room.overrides.withdraw(room.asWei(), id))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("done");
    }

    @Test
    void nobodySwapsWhatTheyDoNotHave() {
        assertThatThrownBy(
                        () -> room.overrides.offer(room.asWei(), schedule, TWENTY_FIRST, room.ana.id(), TWENTY_SECOND))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Zhang Wei is not on call");
        assertThatThrownBy(() -> room.overrides.offer(
                        room.asAna(),
                        schedule,
                        TWENTY_FIRST,
                        room.wei.id(),
                        span("2026-11-22T08:00:00Z", "2026-11-23T09:00:00Z")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(
                        () -> room.overrides.offer(room.asAna(), schedule, TWENTY_FIRST, room.ana.id(), TWENTY_FIRST))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void anOfferIsRefusedWhereTooManyWait() {
        for (int i = 0; i < TurnSwaps.MOST_OPEN; i++) {
            room.overrides.offer(room.asAna(), schedule, TWENTY_FIRST, room.wei.id(), TWENTY_SECOND);
        }

        assertThatThrownBy(
                        () -> room.overrides.offer(room.asAna(), schedule, TWENTY_FIRST, room.wei.id(), TWENTY_SECOND))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("too-many-swaps"));
        room.overrides.offer(room.asWei(), schedule, TWENTY_SECOND, room.ana.id(), TWENTY_FIRST);
    }

    @Test
    void aSwapIsJudgedAgainWhenItIsAccepted() {
        UUID taken = room.overrides.offer(room.asAna(), schedule, TWENTY_FIRST, room.wei.id(), TWENTY_SECOND);
        room.overrides.add(room.asWei(), schedule, yu.id(), TWENTY_SECOND, "");
        assertThatThrownBy(() -> room.overrides.accept(room.asWei(), taken))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Zhang Wei is not on call");
        room.clock.moveTo("2026-11-21T09:00:00Z");
        assertThatThrownBy(() -> room.overrides.accept(room.asWei(), taken))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("begun");
        assertThat(room.overrides.swaps()).as("its time is over").isEmpty();
    }

    @Test
    void anOfferIsEndedByEitherOfTheTwo() {
        UUID one = room.overrides.offer(room.asAna(), schedule, TWENTY_FIRST, room.wei.id(), TWENTY_SECOND);
        assertThatThrownBy(() -> room.overrides.withdraw(actor(yu, yu.role().rights()), one))
                .isInstanceOf(Refusal.class);
        room.overrides.withdraw(room.asWei(), one);
        assertThatThrownBy(() -> room.overrides.accept(room.asWei(), one)).isInstanceOf(Refusal.class);
    }

    @Test
    void gapsAreListedAndFilledByOverrides() {
        assertThat(room.onCall.gaps(28)).isEmpty();
        room.turns(room.wei, yu);
        room.people.remove("yu");
        assertThat(room.onCall.gaps(3))
                .as("who left is nobody; from 08:00 on the 21st, and again two days later")
                .extracting(Gap::from, Gap::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Instant.parse("2026-11-21T08:00:00Z"), Instant.parse("2026-11-22T08:00:00Z")),
                        org.assertj.core.groups.Tuple.tuple(
                                Instant.parse("2026-11-23T08:00:00Z"), Instant.parse("2026-11-24T02:00:00Z")));
        room.overrides.add(
                room.asWei(), schedule, room.ana.id(), span("2026-11-21T08:00:00Z", "2026-11-22T08:00:00Z"), "");
        assertThat(room.onCall.gaps(3)).hasSize(1);
        room.turns();
        assertThat(room.onCall.gaps(1))
                .extracting(Gap::from, Gap::to)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        Instant.parse("2026-11-21T02:00:00Z"), Instant.parse("2026-11-21T08:00:00Z")));
        assertThatThrownBy(() -> room.onCall.gaps(0)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> room.onCall.gaps(401)).isInstanceOf(Refusal.class);
    }

    private static final Span TWENTY_FIRST = span("2026-11-21T08:00:00Z", "2026-11-22T08:00:00Z");
    private static final Span TWENTY_SECOND = span("2026-11-22T08:00:00Z", "2026-11-23T08:00:00Z");

    private String who(String moment) {
        Instant at = Instant.parse(moment);
        return room.onCall.shifts(schedule, at, at.plusSeconds(1)).getFirst().displayName();
    }

    private List<String> page(String incident) {
        return room.pages
                .page(Actor.process("incident-response"), new PageRequest(incident, "t", "P2", "x"), 0, 0)
                .people();
    }

    private static Actor actor(Person person, Set<Right> rights) {
        return new Actor(Actor.Kind.PERSON, person.id().toString(), person.displayName(), rights);
    }

    private static Span span(String from, String to) {
        return new Span(Instant.parse(from), Instant.parse(to));
    }
}
