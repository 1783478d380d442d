package io.evenkeel.oncall.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.groups.Tuple.tuple;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.oncall.OnCall.Duty;
import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.OnCall.Shift;
import io.evenkeel.oncall.OnCall.Step;
import io.evenkeel.oncall.OnCall.Target;
import io.evenkeel.oncall.fakes.KnownPeople;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OnCallServiceTests {
    private final OnCallRoom room = new OnCallRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theFirstPersonIsOnCallFromTheFirstMoment() {
        Duty duty = room.onCall.duty();
        assertThat(duty.schedules()).singleElement().satisfies(onDuty -> {
            assertThat(onDuty.schedule().name()).isEqualTo("On call");
            assertThat(onDuty.current().displayName()).isEqualTo("Zhang Wei");
            assertThat(onDuty.current().to()).isAfter(room.clock.instant());
            assertThat(onDuty.next()).isEmpty();
        });
        assertThat(room.onCall.policies())
                .singleElement()
                .extracting(Policy::steps)
                .asInstanceOf(list(Step.class))
                .extracting(Step::target, Step::waiting)
                .containsExactly(
                        tuple(Target.ON_CALL, Duration.ofMinutes(5)),
                        tuple(Target.NEXT_ON_CALL, Duration.ofMinutes(10)));
    }

    @Test
    void defaultsAreMadeOnce() {
        room.onCall.ensureDefaults(room.ana.id());
        assertThat(room.onCall.schedules())
                .singleElement()
                .satisfies(schedule -> assertThat(schedule.people()).containsExactly(room.wei.id()));
        assertThat(room.onCall.policies()).hasSize(1);
    }

    @Test
    void aChangedScheduleIsReadBackAndAudited() {
        Schedule changed = room.turns(room.wei, room.ana);
        assertThat(changed.version()).isEqualTo(2);
        assertThat(room.schedule()).isEqualTo(changed);
        assertThat(changed.people()).containsExactly(room.wei.id(), room.ana.id());
        assertThat(room.audit.list(Optional.of("On call"), Optional.empty(), 10))
                .singleElement()
                .satisfies(act -> assertThat(act.facts())
                        .containsEntry("people", "Zhang Wei, Ana Souza")
                        .containsEntry("peopleBefore", "Zhang Wei"));
    }

    @Test
    void aChangeOfAnOlderVersionIsRefused() {
        Schedule before = room.schedule();
        room.turns(room.wei, room.ana);
        assertRefused(Refusal.Kind.OUT_OF_DATE, () -> room.onCall.change(room.asWei(), before));
        assertThat(room.schedule().people()).hasSize(2);
    }

    @Test
    void shiftsCarryNamesAndGaps() {
        room.turns(room.wei, room.ana);
        var shifts = room.onCall.shifts(
                room.schedule().id(), Instant.parse("2026-11-20T00:00:00Z"), Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(shifts).extracting(Shift::displayName).containsExactly("", "Zhang Wei", "Ana Souza");
        assertThat(shifts.getFirst().person()).isEmpty();
        assertThat(shifts.getFirst().to()).isEqualTo("2026-11-20T08:00:00Z");
    }

    @Test
    void aSpanThatEndsBeforeItBeginsIsRefused() {
        Instant now = room.clock.instant();
        UUID id = room.schedule().id();
        assertRefused(Refusal.Kind.INVALID, () -> room.onCall.shifts(id, now, now.minusSeconds(1)));
        assertRefused(Refusal.Kind.INVALID, () -> room.onCall.shifts(id, now, now.plus(Duration.ofDays(401))));
        assertRefused(Refusal.Kind.NOT_FOUND, () -> room.onCall.shifts(UUID.randomUUID(), now, now.plusSeconds(1)));
    }

    @Test
    void nobodyWithoutTheRightChangesASchedule() {
        Actor viewer = KnownPeople.actor(
                room.people.put(new Person(UUID.randomUUID(), "vi", "Vi", Optional.empty(), Role.VIEWER)));
        assertRefused(Refusal.Kind.FORBIDDEN, () -> room.onCall.change(viewer, room.schedule()));
        assertRefused(
                Refusal.Kind.FORBIDDEN,
                () -> room.onCall.change(viewer, room.onCall.policies().getFirst()));
    }

    @Test
    void schedulesThatCannotWorkAreRefused() {
        Schedule good = room.schedule();
        var stranger = List.of(UUID.randomUUID());
        for (Schedule bad : List.of(
                with(good, "", good.people(), good.turn()),
                with(good, "n".repeat(81), good.people(), good.turn()),
                with(good, good.name(), stranger, good.turn()),
                with(good, good.name(), good.people(), Duration.ofMinutes(90)),
                with(good, good.name(), good.people(), Duration.ZERO),
                with(good, good.name(), good.people(), Duration.ofDays(367)))) {
            assertRefused(Refusal.Kind.INVALID, () -> room.onCall.change(room.asWei(), bad));
        }
    }

    @Test
    void policiesThatCannotWorkAreRefused() {
        Policy good = room.onCall.policies().getFirst();
        Step step = good.steps().getFirst();
        var none = Optional.<UUID>empty();
        for (List<Step> bad : List.of(
                List.<Step>of(),
                List.of(new Step(Target.ON_CALL, none, none, step.waiting())),
                List.of(new Step(Target.ON_CALL, Optional.of(UUID.randomUUID()), none, step.waiting())),
                List.of(new Step(Target.PERSON, none, none, step.waiting())),
                List.of(new Step(Target.PERSON, none, Optional.of(UUID.randomUUID()), step.waiting())),
                List.of(new Step(Target.PERSON, step.schedule(), Optional.of(room.wei.id()), step.waiting())),
                List.of(new Step(Target.ON_CALL, step.schedule(), none, Duration.ofSeconds(9))))) {
            var policy = new Policy(good.id(), good.name(), bad, good.version());
            assertRefused(Refusal.Kind.INVALID, () -> room.onCall.change(room.asWei(), policy));
        }
    }

    @Test
    void aChangedPolicyIsReadBackAndAnOlderVersionIsRefused() {
        Policy before = room.onCall.policies().getFirst();
        var steps =
                List.of(new Step(Target.PERSON, Optional.empty(), Optional.of(room.ana.id()), Duration.ofMinutes(3)));
        Policy changed = room.onCall.change(room.asWei(), new Policy(before.id(), "By name", steps, before.version()));
        assertThat(room.onCall.policies()).containsExactly(changed);
        assertThat(changed.steps()).isEqualTo(steps);
        assertThat(room.audit.verbs()).containsExactly("oncall.change-policy");
        assertRefused(Refusal.Kind.OUT_OF_DATE, () -> room.onCall.change(room.asWei(), before));
    }

    @Test
    void somebodyIsReachableByMailOrByAnOpenConsole() {
        assertThat(room.onCall.duty().reachable()).isTrue();
        room.notices.mailIsSet(false);
        assertThat(room.onCall.duty()).satisfies(duty -> {
            assertThat(duty.reachable()).isFalse();
            assertThat(duty.whyCode()).contains("no-channel");
            assertThat(duty.why().orElseThrow()).contains("Zhang Wei").contains("no mail server is set");
        });
        room.screens.open(room.wei.id());
        assertThat(room.onCall.duty().reachable()).isTrue();
    }

    @Test
    void whoHasNoAddressIsNotReachableByMail() {
        room.people.put(new Person(room.wei.id(), "wei", "Zhang Wei", Optional.empty(), Role.ADMINISTRATOR));
        assertThat(room.onCall.duty().why().orElseThrow()).contains("no e-mail address is known");
    }

    @Test
    void theNextInLineIsEnoughToBeReachable() {
        room.turns(room.wei, room.ana);
        room.notices.mailIsSet(false);
        room.screens.open(room.ana.id());
        assertThat(room.onCall.duty().reachable()).isTrue();
    }

    @Test
    void anEmptyScheduleReachesNobody() {
        room.turns();
        Duty duty = room.onCall.duty();
        assertThat(duty.reachable()).isFalse();
        assertThat(duty.whyCode()).contains("nobody-on-call");
        assertThat(duty.schedules().getFirst().current().person()).isEmpty();
    }

    private static Schedule with(Schedule schedule, String name, List<UUID> people, Duration turn) {
        return new Schedule(
                schedule.id(), name, schedule.zone(), people, schedule.firstHandOver(), turn, schedule.version());
    }

    private static void assertRefused(Refusal.Kind kind, ThrowingCallable verb) {
        assertThatThrownBy(verb)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.kind())
                                .as(refusal.getMessage())
                                .isEqualTo(kind));
    }
}
