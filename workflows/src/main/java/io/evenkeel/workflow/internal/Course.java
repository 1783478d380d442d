package io.evenkeel.workflow.internal;

import io.evenkeel.incident.Incident.State;
import java.util.Optional;

/**
 * Which move brings a process nearer to where its incident is. The incident's state decides, not the event that somebody
 * heard: events come twice, late and in any order, and the last move made is right whatever the order was.
 */
final class Course {
    private Course() {}

    /** Where a process can wait. */
    enum Position {
        /** There is none: not begun, ended, or lost. */
        NOWHERE,
        /** People are paged until somebody has it. */
        PAGING,
        /** Too slight for a page; waits whether it gets graver. */
        QUIET,
        INVESTIGATING,
        REVIEWING
    }

    /** One step of the process, each a message or a task in the model. */
    enum Move {
        BEGIN,
        RAISE,
        ACKNOWLEDGE,
        OVER,
        FINISH_INVESTIGATION,
        FIRE_AGAIN,
        FINISH_REVIEW
    }

    /**
     * The next move, or none if the process is where it belongs. At most six moves lead from anywhere to there.
     *
     * @param processRound the round that the process knows; not above {@code round}
     * @param pages whether the incident is worth a page
     */
    static Optional<Move> next(Position position, int processRound, State state, int round, boolean pages) {
        boolean behind = processRound < round;
        return switch (position) {
            case NOWHERE -> state == State.CLOSED ? Optional.empty() : Optional.of(Move.BEGIN);
            case PAGING, QUIET -> behind ? Optional.of(Move.OVER) : whilePaging(position, state, pages);
            case INVESTIGATING -> behind || isOver(state) ? Optional.of(Move.FINISH_INVESTIGATION) : Optional.empty();
            case REVIEWING -> whileReviewing(behind, state);
        };
    }

    private static Optional<Move> whilePaging(Position position, State state, boolean pages) {
        return switch (state) {
            case OPEN -> position == Position.QUIET && pages ? Optional.of(Move.RAISE) : Optional.empty();
            case ACKNOWLEDGED -> Optional.of(Move.ACKNOWLEDGE);
            case RESOLVED, REVIEWED, CLOSED -> Optional.of(Move.OVER);
        };
    }

    private static Optional<Move> whileReviewing(boolean behind, State state) {
        return switch (state) {
            case OPEN, ACKNOWLEDGED, RESOLVED -> behind ? Optional.of(Move.FIRE_AGAIN) : Optional.empty();
            case REVIEWED, CLOSED -> Optional.of(Move.FINISH_REVIEW);
        };
    }

    private static boolean isOver(State state) {
        return switch (state) {
            case OPEN, ACKNOWLEDGED -> false;
            case RESOLVED, REVIEWED, CLOSED -> true;
        };
    }
}
