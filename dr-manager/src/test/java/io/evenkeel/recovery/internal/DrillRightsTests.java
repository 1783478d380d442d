package io.evenkeel.recovery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.fakes.RealRooms;
import io.evenkeel.recovery.Drill;
import io.evenkeel.recovery.DrillTerms;
import io.evenkeel.recovery.Drills;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody without {@code EDIT_RECOVERY} moves a drill. */
class DrillRightsTests {
    private static final Actor ONLY_SEES = RealRooms.with(Right.SEE_OPERATIONS, Right.WORK_TASKS);

    private final DrillRoom room = new DrillRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void everyVerbNeedsTheRight() {
        var policy = room.policy(DrillTerms.BY_HAND);
        Drill drill = room.start(policy);
        Stream<BiConsumer<Drills, String>> verbs = Stream.of(
                (drills, _) -> drills.start(ONLY_SEES, policy.id(), Optional.empty(), Optional.empty()),
                (drills, number) -> drills.stop(ONLY_SEES, number, "no"),
                (drills, number) -> drills.note(ONLY_SEES, number, "no"),
                (drills, number) -> drills.take(ONLY_SEES, number, 0),
                (drills, number) -> drills.review(ONLY_SEES, number, "no"));

        verbs.forEach(verb -> refused(() -> verb.accept(room.drills, drill.number())));

        assertThat(room.drills.get(drill.number())).isEqualTo(drill);
    }

    private static void refused(ThrowingCallable verb) {
        assertThatThrownBy(verb)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
    }
}
