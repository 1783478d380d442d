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
        "OPEN, true, CLOSE, STILL_FIRING",
        "ACKNOWLEDGED, true, CLOSE, STILL_FIRING",
        "ACKNOWLEDGED, false, CLOSE, REVIEW_NEEDED",
        "RESOLVED, false, CLOSE, REVIEW_NEEDED",
        "RESOLVED, true, CLOSE, STILL_FIRING",
        "REVIEWED, false, CLOSE, CLOSED",
        "REVIEWED, true, CLOSE, CLOSED",
        "CLOSED, false, CLOSE, CLOSED_ALREADY",
    })
    void anActMovesOnOrIsRefused(State state, boolean firing, Act act, String expected) {
        assertThat(answer(new Phase(state, firing, true, false, 3), act)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, true, STILL_FIRING",
        "ACKNOWLEDGED, true, STILL_FIRING",
        "ACKNOWLEDGED, false, CLOSED",
        "RESOLVED, true, STILL_FIRING",
        "RESOLVED, false, CLOSED",
        "CLOSED, false, CLOSED_ALREADY",
    })
    void whatNeedsNoReviewIsClosedAtOnceWhenItsCauseCleared(State state, boolean firing, String expected) {
        assertThat(answer(new Phase(state, firing, false, false, 3), Act.CLOSE)).isEqualTo(expected);
    }

    @Test
    void whoIsAskedAgainAcknowledgesAgain() {
        var asked = new Phase(State.ACKNOWLEDGED, true, true, true, 3);
        assertThat(asked.answer(Act.ACKNOWLEDGE))
                .isEqualTo(new Answer.Moved(new Phase(State.ACKNOWLEDGED, true, true, false, 3)));
    }

    private static String answer(Phase phase, Act act) {
        return switch (phase.answer(act)) {
            case Answer.Moved(Phase(State next, boolean firing, boolean review, boolean asked, int round)) -> {
                assertThat(firing).isEqualTo(phase.firing());
                assertThat(review).isEqualTo(phase.reviewNeeded());
                assertThat(asked).isFalse();
                assertThat(round).isEqualTo(phase.round());
                yield next.name();
            }
            case Answer.Refused(var obstacle) -> obstacle.name();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, true, OPEN, 0",
        "ACKNOWLEDGED, true, ACKNOWLEDGED, 0",
        "ACKNOWLEDGED, false, OPEN, 1",
        "RESOLVED, false, OPEN, 1",
        "RESOLVED, true, OPEN, 1",
        "REVIEWED, false, OPEN, 1",
        "CLOSED, false, CLOSED, 0",
    })
    void anAcknowledgementLastsUntilTheCauseClears(State before, boolean firing, State after, int round) {
        Phase next = new Phase(before, firing, true, before == State.ACKNOWLEDGED, 0).fires();
        assertThat(next.state()).isEqualTo(after);
        assertThat(next.round()).isEqualTo(round);
        assertThat(next.asked())
                .as("an answer is waited for only while it is acknowledged")
                .isEqualTo(after == State.ACKNOWLEDGED);
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
        assertThat(new Phase(before, true, true, true, 2).clears()).isEqualTo(new Phase(after, false, true, false, 2));
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
            Phase phase = opened(random);
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

    private static Phase opened(Random random) {
        return new Phase(State.OPEN, true, random.nextBoolean(), false, 0);
    }

    private static Phase wander(Random random, List<String> path) {
        Phase phase = opened(random);
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
