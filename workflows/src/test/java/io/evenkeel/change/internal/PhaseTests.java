package io.evenkeel.change.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.change.Change.Kind;
import io.evenkeel.change.Change.State;
import io.evenkeel.change.internal.Phase.Act;
import io.evenkeel.change.internal.Phase.Answer;
import io.evenkeel.change.internal.Phase.Hindrance;
import io.evenkeel.change.internal.Phase.Place;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PhaseTests {
    private static final Set<State> ENDS = EnumSet.of(State.MISSED, State.WITHDRAWN, State.CLOSED);

    @ParameterizedTest
    @CsvSource({
        "DRAFT, NORMAL, EDIT, DRAFT",
        "REFUSED, NORMAL, EDIT, DRAFT",
        "DRAFT, NORMAL, SUBMIT, APPROVING",
        "DRAFT, STANDARD, SUBMIT, SCHEDULED",
        "APPROVING, NORMAL, GRANT, SCHEDULED",
        "APPROVING, NORMAL, REFUSE, REFUSED",
        "SCHEDULED, NORMAL, START, RUNNING",
        "DRAFT, EMERGENCY, START, RUNNING",
        "RUNNING, NORMAL, TICK, RUNNING",
        "RUNNING, NORMAL, EXTEND, RUNNING",
        "BACKING_OUT, NORMAL, EXTEND, BACKING_OUT",
        "RUNNING, NORMAL, DONE, DONE",
        "RUNNING, NORMAL, BACK_OUT, BACKING_OUT",
        "BACKING_OUT, NORMAL, DONE, BACKED_OUT",
        "DONE, NORMAL, REVIEW, CLOSED",
        "BACKED_OUT, NORMAL, REVIEW, CLOSED",
        "SCHEDULED, NORMAL, PASS, MISSED",
        "SCHEDULED, NORMAL, WITHDRAW, WITHDRAWN",
        "APPROVING, NORMAL, WITHDRAW, WITHDRAWN",
        // The vote on an emergency comes after the deed and moves nothing.
        "DONE, EMERGENCY, GRANT, DONE",
        "DONE, EMERGENCY, REFUSE, DONE",
    })
    void movesOn(State from, Kind kind, Act act, State to) {
        assertThat(phase(from, kind, Place.INSIDE).answer(act)).isEqualTo(new Answer.Moved(to));
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, NORMAL, INSIDE, START, NOT_SUBMITTED",
        "DRAFT, EMERGENCY, INSIDE, SUBMIT, NEEDS_NO_SUBMIT",
        "DRAFT, NORMAL, AFTER, SUBMIT, TOO_LATE",
        "APPROVING, NORMAL, INSIDE, START, APPROVAL_OPEN",
        "REFUSED, NORMAL, INSIDE, START, APPROVAL_REFUSED",
        "REFUSED, NORMAL, INSIDE, SUBMIT, APPROVAL_REFUSED",
        "SCHEDULED, NORMAL, BEFORE, START, TOO_EARLY",
        "SCHEDULED, NORMAL, AFTER, START, TOO_LATE",
        "DRAFT, EMERGENCY, AFTER, START, TOO_LATE",
        "SCHEDULED, NORMAL, INSIDE, EDIT, SUBMITTED_ALREADY",
        "SCHEDULED, NORMAL, INSIDE, DONE, NOT_STARTED",
        "SCHEDULED, NORMAL, INSIDE, EXTEND, NOT_STARTED",
        "DONE, NORMAL, INSIDE, EXTEND, ENDED_ALREADY",
        "SCHEDULED, NORMAL, INSIDE, REVIEW, NOT_STARTED",
        "RUNNING, NORMAL, INSIDE, START, STARTED_ALREADY",
        "RUNNING, NORMAL, INSIDE, WITHDRAW, STARTED_ALREADY",
        "RUNNING, NORMAL, INSIDE, REVIEW, NOT_ENDED",
        "RUNNING, NORMAL, INSIDE, PASS, STARTED_ALREADY",
        "BACKING_OUT, NORMAL, INSIDE, BACK_OUT, BACKING_OUT_ALREADY",
        "DONE, NORMAL, INSIDE, BACK_OUT, ENDED_ALREADY",
        "DONE, NORMAL, INSIDE, TICK, ENDED_ALREADY",
    })
    void refuses(State from, Kind kind, Place place, Act act, Hindrance obstacle) {
        assertThat(phase(from, kind, place).answer(act)).isEqualTo(new Answer.Refused(obstacle));
    }

    @Test
    void anEmergencyMayBeginBeforeItsWindowAsNobodyAgreedOnOne() {
        assertThat(phase(State.DRAFT, Kind.EMERGENCY, Place.BEFORE).answer(Act.START))
                .isEqualTo(new Answer.Moved(State.RUNNING));
    }

    @Test
    void whatIsNotTickedOffIsNotDone() {
        var left = new Phase(State.RUNNING, Kind.NORMAL, Place.INSIDE, false, false, true);
        var leftBack = new Phase(State.BACKING_OUT, Kind.NORMAL, Place.INSIDE, false, false, true);
        var takenBack = new Phase(State.BACKING_OUT, Kind.NORMAL, Place.INSIDE, false, true, true);
        assertThat(left.answer(Act.DONE)).isEqualTo(new Answer.Refused(Hindrance.STEPS_LEFT));
        assertThat(leftBack.answer(Act.DONE)).isEqualTo(new Answer.Refused(Hindrance.BACK_OUT_STEPS_LEFT));
        assertThat(takenBack.answer(Act.DONE)).isEqualTo(new Answer.Moved(State.BACKED_OUT));
    }

    @Test
    void anEmergencyIsReviewedOnceItIsVotedOn() {
        var open = new Phase(State.DONE, Kind.EMERGENCY, Place.INSIDE, true, true, false);
        assertThat(open.answer(Act.REVIEW)).isEqualTo(new Answer.Refused(Hindrance.APPROVAL_OPEN));
    }

    @ParameterizedTest
    @EnumSource(Act.class)
    void whatIsOverStaysOver(Act act) {
        for (State end : ENDS) {
            Answer answer = phase(end, Kind.NORMAL, Place.INSIDE).answer(act);
            // What comes late from a process changes nothing and is no fault of anybody.
            assertThat(answer instanceof Answer.Moved moved ? moved.state() : end)
                    .as(end + " " + act)
                    .isEqualTo(end);
        }
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void everyStateButTheEndsHasAWayOut(State state) {
        boolean moves = EnumSet.allOf(Act.class).stream()
                .anyMatch(act -> phase(state, Kind.NORMAL, Place.INSIDE).answer(act) instanceof Answer.Moved moved
                        && moved.state() != state);
        assertThat(moves).isEqualTo(!ENDS.contains(state));
    }

    private static Phase phase(State state, Kind kind, Place place) {
        return new Phase(state, kind, place, true, true, true);
    }
}
