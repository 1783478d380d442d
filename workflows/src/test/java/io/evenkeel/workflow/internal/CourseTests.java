package io.evenkeel.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.incident.Incident.State;
import io.evenkeel.workflow.internal.Course.Move;
import io.evenkeel.workflow.internal.Course.Now;
import io.evenkeel.workflow.internal.Course.Place;
import io.evenkeel.workflow.internal.Course.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "PAGING, 0, CLOSED, 0, OVER",
        "PAGING, 0, OPEN, 1, BEGIN_AGAIN",
        "PAGING, 0, CLOSED, 1, OVER",
        "INVESTIGATING, 0, ACKNOWLEDGED, 0, ",
        "INVESTIGATING, 0, RESOLVED, 0, FINISH_INVESTIGATION",
        "INVESTIGATING, 0, CLOSED, 0, FINISH_INVESTIGATION",
        "INVESTIGATING, 0, OPEN, 1, BEGIN_AGAIN",
        "ASKING, 0, ACKNOWLEDGED, 0, ACKNOWLEDGE",
        "ASKING, 0, RESOLVED, 0, FINISH_INVESTIGATION",
        "ASKING, 0, OPEN, 1, BEGIN_AGAIN",
        "AFTERCARE, 0, RESOLVED, 0, ",
        "AFTERCARE, 0, REVIEWED, 0, FINISH_AFTERCARE",
        "AFTERCARE, 0, CLOSED, 1, FINISH_AFTERCARE",
        "AFTERCARE, 0, OPEN, 1, BEGIN_AGAIN",
        "AFTERCARE, 0, ACKNOWLEDGED, 1, BEGIN_AGAIN",
    })
    void theStateOfTheIncidentSaysTheNextMove(Place place, int known, State state, int round, Move expected) {
        assertThat(Course.next(new Position(place, known, place != Place.NOWHERE), new Now(state, round, true, false)))
                .isEqualTo(Optional.ofNullable(expected));
    }

    /** In the first version of the model only what is over could begin again. */
    @ParameterizedTest
    @CsvSource({
        "PAGING, OPEN, OVER",
        "QUIET, OPEN, OVER",
        "INVESTIGATING, OPEN, FINISH_INVESTIGATION",
        "INVESTIGATING, RESOLVED, FINISH_INVESTIGATION",
    })
    void aProcessOfTheFirstVersionTakesTheWayRound(Place place, State state, Move expected) {
        assertThat(Course.next(new Position(place, 0, false), new Now(state, 1, true, false)))
                .contains(expected);
    }

    @Test
    void whoIsAskedIsWaitedFor() {
        assertThat(Course.next(new Position(Place.ASKING, 0, true), new Now(State.ACKNOWLEDGED, 0, true, true)))
                .isEmpty();
    }

    @Test
    void whatIsWorthNoPageStaysQuiet() {
        assertThat(Course.next(new Position(Place.QUIET, 0, true), new Now(State.OPEN, 0, false, false)))
                .isEmpty();
    }

    /** From wherever a process is, whatever it missed: at most six moves lead to where the incident is. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyProcessCatchesUp(boolean firstVersion) {
        for (Place place : Place.values()) {
            for (State state : State.values()) {
                for (int behind = 0; behind < 3; behind++) {
                    for (boolean pages : List.of(true, false)) {
                        if (canBe(place, state, behind) && !(firstVersion && place == Place.ASKING)) {
                            catchesUp(place, new Now(state, 5, pages, false), behind, firstVersion);
                        }
                    }
                }
            }
        }
    }

    private static void catchesUp(Place start, Now goal, int behind, boolean firstVersion) {
        Place place = start;
        int round = 5 - behind;
        Now now = goal;
        var path = new ArrayList<>(List.of(start + " in round " + round + " for " + goal));
        Optional<Move> move = Course.next(position(place, round, firstVersion), now);
        while (move.isPresent()) {
            path.add(move.get().name());
            assertThat(path.size()).as(path.toString()).isLessThanOrEqualTo(7);
            if (move.get() == Move.BEGIN || move.get() == Move.BEGIN_AGAIN) {
                round = 5;
            }
            place = after(move.get(), goal.pages());
            if (place == Place.NOWHERE) {
                now = new Now(State.CLOSED, 5, goal.pages(), false);
            }
            move = Course.next(position(place, round, firstVersion), now);
        }
        // What is being paged for goes on being paged for, even if it is not worth it any more.
        boolean goesOn = start == Place.PAGING && behind == 0 && goal.state() == State.OPEN;
        assertThat(place).as(path.toString()).isEqualTo(goesOn ? Place.PAGING : home(goal.state(), goal.pages()));
    }

    private static Position position(Place place, int round, boolean firstVersion) {
        return new Position(place, round, place == Place.AFTERCARE || (!firstVersion && place != Place.NOWHERE));
    }

    /** An incident does not go back within a round: nobody investigates what is open in the same round. */
    private static boolean canBe(Place place, State state, int behind) {
        boolean further = place == Place.INVESTIGATING || place == Place.ASKING || place == Place.AFTERCARE;
        boolean back = state == State.OPEN || (state == State.ACKNOWLEDGED && place == Place.AFTERCARE);
        return behind > 0 || !(further && back);
    }

    private static Place after(Move move, boolean pages) {
        return switch (move) {
            case BEGIN, BEGIN_AGAIN -> pages ? Place.PAGING : Place.QUIET;
            case RAISE -> Place.PAGING;
            case ACKNOWLEDGE -> Place.INVESTIGATING;
            case OVER, FINISH_INVESTIGATION -> Place.AFTERCARE;
            case FINISH_AFTERCARE -> Place.NOWHERE;
        };
    }

    private static Place home(State state, boolean pages) {
        return switch (state) {
            case OPEN -> pages ? Place.PAGING : Place.QUIET;
            case ACKNOWLEDGED -> Place.INVESTIGATING;
            case RESOLVED -> Place.AFTERCARE;
            case REVIEWED, CLOSED -> Place.NOWHERE;
        };
    }
}
