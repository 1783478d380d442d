package io.evenkeel.problem.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.problem.Problem.State;
import io.evenkeel.problem.internal.ProblemPhase.Act;
import io.evenkeel.problem.internal.ProblemPhase.Answer;
import io.evenkeel.problem.internal.ProblemPhase.Impediment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemPhaseTests {

    @ParameterizedTest
    @CsvSource({
        "PROPOSED, ACCEPT, OPEN",
        "PROPOSED, DISMISS, DISMISSED",
        "OPEN, DISMISS, DISMISSED",
        "OPEN, WRITE, OPEN",
        "OPEN, QUIET, WATCHED",
        "OPEN, CLOSE, CLOSED",
        "WATCHED, WRITE, WATCHED",
        "WATCHED, CLOSE, CLOSED",
    })
    void movesOn(State from, Act act, State to) {
        assertThat(new ProblemPhase(from, true, true).answer(act)).isEqualTo(new Answer.Moved(to));
    }

    @ParameterizedTest
    @CsvSource({
        "PROPOSED, WRITE, true, true, NOT_ACCEPTED",
        "PROPOSED, QUIET, true, true, NOT_ACCEPTED",
        "PROPOSED, CLOSE, true, true, NOT_ACCEPTED",
        "OPEN, ACCEPT, true, true, ACCEPTED_ALREADY",
        "OPEN, QUIET, false, true, CAUSE_UNKNOWN",
        "OPEN, QUIET, true, false, NO_REMEDY",
        "WATCHED, ACCEPT, true, true, ACCEPTED_ALREADY",
        "WATCHED, QUIET, true, true, WATCHED_ALREADY",
        "WATCHED, DISMISS, true, true, WATCHED_ALREADY",
    })
    void refuses(State from, Act act, boolean causeKnown, boolean remedied, Impediment obstacle) {
        assertThat(new ProblemPhase(from, causeKnown, remedied).answer(act)).isEqualTo(new Answer.Refused(obstacle));
    }

    @ParameterizedTest
    @EnumSource(Act.class)
    void whatIsOverStaysOver(Act act) {
        assertThat(new ProblemPhase(State.CLOSED, true, true).answer(act))
                .isEqualTo(new Answer.Refused(Impediment.OVER));
        assertThat(new ProblemPhase(State.DISMISSED, true, true).answer(act))
                .isEqualTo(new Answer.Refused(Impediment.OVER));
    }
}
