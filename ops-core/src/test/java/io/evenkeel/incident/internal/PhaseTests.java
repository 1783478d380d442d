package io.evenkeel.incident.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.internal.Phase.Act;
import io.evenkeel.incident.internal.Phase.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseTests {
    private static final List<Act> ACTS = List.of(Act.values());

    @ParameterizedTest
    @CsvSource({
        "OPEN, true, ACKNOWLEDGE, ACKNOWLEDGED",
        "ACKNOWLEDGED, true, ACKNOWLEDGE, ACKNOWLEDGED_ALREADY",
        "RESOLVED, false, ACKNOWLEDGE, RESOLVED_ALREADY",
        "REVIEWED, false, ACKNOWLEDGE, REVIEWED_ALREADY",
        "CLOSED, false, ACKNOWLEDGE, CLOSED_ALREADY",
        "OPEN, true, RESOLVE, NOT_ACKNOWLEDGED",
        "OPEN, true, RESOLVE_DESPITE, NOT_ACKNOWLEDGED",
        "ACKNOWLEDGED, true, RESOLVE, STILL_FIRING",
        "ACKNOWLEDGED, true, RESOLVE_DESPITE, RESOLVED",
        "ACKNOWLEDGED, false, RESOLVE, RESOLVED",
        "ACKNOWLEDGED, false, RESOLVE_DESPITE, RESOLVED",
        "RESOLVED, false, RESOLVE, RESOLVED_ALREADY",
        "REVIEWED, false, RESOLVE, REVIEWED_ALREADY",
        "CLOSED, false, RESOLVE, CLOSED_ALREADY",
        "OPEN, true, REVIEW, NOT_RESOLVED",
        "ACKNOWLEDGED, false, REVIEW, NOT_RESOLVED",
        "RESOLVED, true, REVIEW, REVIEWED",
        "RESOLVED, false, REVIEW, REVIEWED",
        "REVIEWED, false, REVIEW, REVIEWED_ALREADY",
        "CLOSED, false, REVIEW, CLOSED_ALREADY",
        "OPEN, true, CLOSE, NOT_REVIEWED",
        "ACKNOWLEDGED, true, CLOSE, NOT_REVIEWED",
        "RESOLVED, false, CLOSE, NOT_REVIEWED",
        "REVIEWED, false, CLOSE, CLOSED",
        "CLOSED, false, CLOSE, CLOSED_ALREADY",
    })
    void anActMovesOnOrIsRefused(State state, boolean firing, Act act, String expected) {
        String answer = switch (new Phase(state, firing, 3).answer(act)) {
            case Answer.Moved(Phase(State next, boolean stillFiring, int round)) -> {
                assertThat(stillFiring).isEqualTo(firing);
                assertThat(round).isEqualTo(3);
                yield next.name();
            }
            case Answer.Refused(var obstacle) -> obstacle.name();
        };
        assertThat(answer).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, OPEN, 0",
        "ACKNOWLEDGED, ACKNOWLEDGED, 0",
        "RESOLVED, OPEN, 1",
        "REVIEWED, OPEN, 1",
        "CLOSED, CLOSED, 0",
    })
    void whatFiresAgainOpensAgainUnlessSomebodyHasIt(State before, State after, int round) {
        Phase next = new Phase(before, false, 0).fires();
        assertThat(next.state()).isEqualTo(after);
        assertThat(next.round()).isEqualTo(round);
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, RESOLVED",
        "ACKNOWLEDGED, ACKNOWLEDGED",
        "RESOLVED, RESOLVED",
        "REVIEWED, REVIEWED",
        "CLOSED, CLOSED",
    })
    void whatClearsBeforeAnybodyHasItIsOver(State before, State after) {
        assertThat(new Phase(before, true, 2).clears()).isEqualTo(new Phase(after, false, 2));
    }

    /** Whatever people and alerts do: once the alerts are quiet and people do their part, it closes. */
    @Test
    void everyWalkCanBeLedToItsEnd() {
        long seed = new Random().nextLong();
        System.out.println("PhaseTests seed=" + seed);
        var random = new Random(seed);
        for (int walk = 0; walk < 2_000; walk++) {
            var path = new ArrayList<String>();
            Phase phase = wander(random, path);
            phase = phase.clears();
            for (Act act : List.of(Act.ACKNOWLEDGE, Act.RESOLVE, Act.REVIEW, Act.CLOSE)) {
                phase = step(phase, act);
            }
            assertThat(phase.state()).as("seed %d, %s", seed, path).isEqualTo(State.CLOSED);
        }
    }

    /** Rounds only grow, and nothing leaves the end. */
    @Test
    void noWalkGoesBackOrLeavesTheEnd() {
        long seed = new Random().nextLong();
        System.out.println("PhaseTests seed=" + seed);
        var random = new Random(seed);
        for (int walk = 0; walk < 2_000; walk++) {
            Phase phase = Phase.OPENED;
            for (int i = 0; i < 40; i++) {
                Phase next = move(phase, random.nextInt(7));
                assertThat(next.round()).as("seed %d", seed).isBetween(phase.round(), phase.round() + 1);
                if (phase.state() == State.CLOSED) {
                    assertThat(next.state()).as("seed %d", seed).isEqualTo(State.CLOSED);
                }
                phase = next;
            }
        }
    }

    private static Phase wander(Random random, List<String> path) {
        Phase phase = Phase.OPENED;
        int length = random.nextInt(30);
        for (int i = 0; i < length; i++) {
            phase = move(phase, random.nextInt(7));
            path.add(phase.toString());
        }
        return phase;
    }

    private static Phase move(Phase phase, int choice) {
        return switch (choice) {
            case 0 -> phase.fires();
            case 1 -> phase.clears();
            default -> step(phase, ACTS.get(choice - 2));
        };
    }

    private static Phase step(Phase phase, Act act) {
        return switch (phase.answer(act)) {
            case Answer.Moved(var next) -> next;
            case Answer.Refused refused -> phase;
        };
    }
}
