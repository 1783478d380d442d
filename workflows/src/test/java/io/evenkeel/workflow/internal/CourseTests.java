package io.evenkeel.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.incident.Incident.State;
import io.evenkeel.workflow.internal.Course.Move;
import io.evenkeel.workflow.internal.Course.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseTests {

    @ParameterizedTest
    @CsvSource({
        "NOWHERE, 0, OPEN, 0, BEGIN",
        "NOWHERE, 0, REVIEWED, 3, BEGIN",
        "NOWHERE, 0, CLOSED, 0, ",
        "PAGING, 0, OPEN, 0, ",
        "QUIET, 0, OPEN, 0, RAISE",
        "PAGING, 0, ACKNOWLEDGED, 0, ACKNOWLEDGE",
        "QUIET, 0, ACKNOWLEDGED, 0, ACKNOWLEDGE",
        "PAGING, 0, RESOLVED, 0, OVER",
        "PAGING, 0, OPEN, 1, OVER",
        "INVESTIGATING, 0, ACKNOWLEDGED, 0, ",
        "INVESTIGATING, 0, RESOLVED, 0, FINISH_INVESTIGATION",
        "INVESTIGATING, 0, OPEN, 1, FINISH_INVESTIGATION",
        "REVIEWING, 0, RESOLVED, 0, ",
        "REVIEWING, 0, REVIEWED, 0, FINISH_REVIEW",
        "REVIEWING, 0, CLOSED, 1, FINISH_REVIEW",
        "REVIEWING, 0, OPEN, 1, FIRE_AGAIN",
        "REVIEWING, 0, ACKNOWLEDGED, 1, FIRE_AGAIN",
    })
    void theStateOfTheIncidentSaysTheNextMove(
            Position position, int processRound, State state, int round, Move expected) {
        assertThat(Course.next(position, processRound, state, round, true)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void whatIsWorthNoPageStaysQuiet() {
        assertThat(Course.next(Position.QUIET, 0, State.OPEN, 0, false)).isEmpty();
    }

    /** From wherever a process is, whatever it missed: at most six moves lead to where the incident is. */
    @Test
    void everyProcessCatchesUp() {
        for (Position position : Position.values()) {
            for (State state : State.values()) {
                for (int behind = 0; behind < 3; behind++) {
                    for (boolean pages : List.of(true, false)) {
                        if (canBe(position, state, behind)) {
                            catchesUp(position, state, behind, pages);
                        }
                    }
                }
            }
        }
    }

    private static void catchesUp(Position start, State state, int behind, boolean pages) {
        Position position = start;
        int round = 5 - behind;
        var path = new ArrayList<>(List.of(start + " in round " + round + " for " + state + " in round 5"));
        Optional<Move> move = Course.next(position, round, state, 5, pages);
        while (move.isPresent()) {
            path.add(move.get().name());
            assertThat(path.size()).as(path.toString()).isLessThanOrEqualTo(7);
            if (move.get() == Move.BEGIN || move.get() == Move.FIRE_AGAIN) {
                round = 5;
            }
            position = after(move.get(), pages);
            State now = position == Position.NOWHERE ? State.CLOSED : state;
            move = Course.next(position, round, now, 5, pages);
        }
        // What is being paged for goes on being paged for, even if it is not worth it any more.
        boolean goesOn = start == Position.PAGING && behind == 0 && state == State.OPEN;
        assertThat(position).as(path.toString()).isEqualTo(goesOn ? Position.PAGING : home(state, pages));
    }

    /** An incident does not go back within a round: nobody investigates what is open in the same round. */
    private static boolean canBe(Position position, State state, int behind) {
        boolean further = position == Position.INVESTIGATING || position == Position.REVIEWING;
        boolean back = state == State.OPEN || (state == State.ACKNOWLEDGED && position == Position.REVIEWING);
        return behind > 0 || !(further && back);
    }

    private static Position after(Move move, boolean pages) {
        return switch (move) {
            case BEGIN, FIRE_AGAIN -> pages ? Position.PAGING : Position.QUIET;
            case RAISE -> Position.PAGING;
            case ACKNOWLEDGE -> Position.INVESTIGATING;
            case OVER, FINISH_INVESTIGATION -> Position.REVIEWING;
            case FINISH_REVIEW -> Position.NOWHERE;
        };
    }

    private static Position home(State state, boolean pages) {
        return switch (state) {
            case OPEN -> pages ? Position.PAGING : Position.QUIET;
            case ACKNOWLEDGED -> Position.INVESTIGATING;
            case RESOLVED -> Position.REVIEWING;
            case REVIEWED, CLOSED -> Position.NOWHERE;
        };
    }
}
