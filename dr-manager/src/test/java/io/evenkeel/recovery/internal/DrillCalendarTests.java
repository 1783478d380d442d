package io.evenkeel.recovery.internal;

import static io.evenkeel.recovery.internal.DrillRoom.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.change.Freeze;
import io.evenkeel.change.Window;
import io.evenkeel.identity.fakes.RealRooms;
import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryJob;
import io.evenkeel.recovery.Drill;
import io.evenkeel.recovery.Drill.State;
import io.evenkeel.recovery.DrillTerms;
import io.evenkeel.recovery.RecoveryPolicy;
import io.evenkeel.workflow.Task;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Drills that begin by themselves: Saturdays at ten, in Shanghai. */
class DrillCalendarTests {
    private static final DrillTerms SATURDAYS =
            new DrillTerms(5, List.of(), Set.of(DayOfWeek.SATURDAY), Optional.of(LocalTime.of(10, 0)));

    private final DrillRoom room = new DrillRoom();

    @AfterEach
    void close() {
        room.close();
    }

    private List<Drill> all(RecoveryPolicy policy) {
        return room.drills.list(Optional.of(policy.id()), 10);
    }

    /** Made at 09:00 of a Saturday. */
    private RecoveryPolicy policy() {
        room.clock.advance(Duration.ofHours(-1));
        return room.policy(SATURDAYS);
    }

    @Test
    void oneIsAskedForAtItsTimeHeldAndReviewed() {
        RecoveryPolicy policy = policy();
        room.look();
        assertThat(all(policy)).isEmpty();

        room.passes(Duration.ofHours(1));

        Drill drill = all(policy).getFirst();
        assertThat(drill.askedBy()).isEqualTo(new Drill.Person(Optional.empty(), "Evenkeel"));
        room.vote(room.rana, drill.number(), true);
        room.look();
        RecoveryJob job = room.take();
        room.wellUntilItsEnd(job);
        room.ends(job, room.drilled(Duration.ofMinutes(1)));
        Task review = room.inbox(room.mei, drill.number()).getFirst();
        room.tasks.complete(as(room.mei), review.id(), Map.of("text", "fine"));
        assertThat(room.drills.get(drill.number()).state()).isEqualTo(State.CLOSED);

        room.passes(Duration.ofDays(7));

        assertThat(all(policy)).as("the last one holds for 90 days").hasSize(1);
        assertThat(room.policies.get(policy.id()).drilledAt()).isPresent();
        room.passes(Duration.ofDays(11 * 7));
        assertThat(all(policy)).as("the next one would be too late").hasSize(2);
    }

    @Test
    void whatWasMissedIsMadeUpForOnce() {
        RecoveryPolicy policy = policy();

        room.passes(Duration.ofDays(30));
        room.look();

        assertThat(all(policy)).hasSize(1);
    }

    @Test
    void inAFreezeItIsLeftOutUntilItsNextTime() {
        RecoveryPolicy policy = policy();
        Freeze freeze = freeze("year end " + room.host, Duration.ofHours(12));

        room.passes(Duration.ofHours(1));
        room.passes(Duration.ofHours(12));
        assertThat(all(policy)).isEmpty();

        room.passes(Duration.ofDays(7));
        assertThat(all(policy)).hasSize(1);
        room.freezes.remove(RealRooms.ADMINISTRATOR, freeze.id());
    }

    @Test
    void byHandAFreezeRefusesItByName() {
        RecoveryPolicy policy = room.policy(DrillTerms.BY_HAND);
        Freeze freeze = freeze("sale of " + room.host, Duration.ofHours(12));

        assertThatThrownBy(() -> room.start(policy)).hasMessageContaining("sale of " + room.host);

        room.freezes.remove(RealRooms.ADMINISTRATOR, freeze.id());
    }

    @Test
    void anApprovedOneWaitsForTheEndOfAFreeze() {
        RecoveryPolicy policy = room.policy(DrillTerms.BY_HAND);
        Drill drill = room.start(policy);
        Freeze freeze = freeze("audit of " + room.host, Duration.ofHours(2));

        room.vote(room.mei, drill.number(), true);
        room.look();
        assertThat(room.jobs.take(room.agent())).isEmpty();

        room.passes(Duration.ofHours(3));
        assertThat(room.take().act()).isInstanceOf(RecoveryAct.Drill.class);
        room.freezes.remove(RealRooms.ADMINISTRATOR, freeze.id());
    }

    /** Declared a moment ahead, as it must be, and on now. */
    private Freeze freeze(String name, Duration length) {
        var now = room.clock.instant();
        Freeze freeze = room.freezes.add(
                RealRooms.ADMINISTRATOR,
                name,
                "quiet",
                Optional.of(new Window(now.plusSeconds(1), now.plus(length))),
                Optional.empty(),
                Set.of(room.item.id()));
        room.clock.advance(Duration.ofSeconds(2));
        return freeze;
    }

    @Test
    void twoOfAHostFollowEachOther() {
        RecoveryPolicy policy = policy();
        RecoveryPolicy other = room.policies.make(
                as(room.rana),
                new io.evenkeel.recovery.PolicyTerms(
                        "second",
                        room.item.id(),
                        policy.terms().adapter(),
                        room.host,
                        policy.terms().promise(),
                        policy.terms().calendar(),
                        90,
                        "recovery-manager",
                        SATURDAYS));
        room.copy(other, "20261121-000000F", Duration.ofHours(1));
        room.passes(Duration.ofHours(1));
        assertThat(all(policy).size() + all(other).size()).isEqualTo(1);
        Drill first =
                all(policy).isEmpty() ? all(other).getFirst() : all(policy).getFirst();

        room.drills.stop(as(room.rana), first.number(), "enough");
        room.look();

        assertThat(all(policy)).hasSize(1);
        assertThat(all(other)).hasSize(1);
    }

    @Test
    void aRetiredPolicyIsNotDrilled() {
        RecoveryPolicy policy = policy();
        room.passes(Duration.ofHours(1));
        Drill asked = all(policy).getFirst();

        room.policies.retire(as(room.rana), policy.id(), OptionalLong.empty());

        assertThat(room.drills.get(asked.number()).result()).contains(Drill.Result.STOPPED);
        room.passes(Duration.ofDays(7));
        assertThat(all(policy)).hasSize(1);
    }
}
