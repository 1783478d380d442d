package io.evenkeel.workflow.internal;

import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.State;
import java.util.Optional;

/**
 * Which move brings a process nearer to where its incident is. The incident's state decides, not the event that somebody
 * heard: events come twice, late and in any order, and the last move made is right whatever the order was.
 *
 * <p>Processes finish on the version of the model that they began with, so that not every process can make every move.
 */
final class Course {
    private Course() {}

    /** Where a process can wait. */
    enum Place {
        /** There is none: not begun, ended, or lost. */
        NOWHERE,
        /** People are paged until somebody has it. */
        PAGING,
        /** Too slight for a page; waits whether it gets graver. */
        QUIET,
        INVESTIGATING,
        /** The owner is asked whether the acknowledgement still holds. */
        ASKING,
        /** It is over; a review or a closing click is waited for. */
        AFTERCARE
    }

    /**
     * @param round the one that the process knows; not above the incident's
     * @param canBeginAgain whether it can go from here to the paging of another round; in the first version of the model
     *     only what is over could
     */
    record Position(Place place, int round, boolean canBeginAgain) {
        static final Position NOWHERE = new Position(Place.NOWHERE, 0, false);
    }

    /** What of an incident decides. */
    record Now(State state, int round, boolean pages, boolean asked) {

        static Now of(Incident incident) {
            return new Now(
                    incident.state(),
                    incident.round(),
                    incident.pages(),
                    incident.askedAt().isPresent());
        }

        boolean isOver() {
            return switch (state) {
                case OPEN, ACKNOWLEDGED -> false;
                case RESOLVED, REVIEWED, CLOSED -> true;
            };
        }

        /** Nothing is left to be done by people. */
        boolean isDone() {
            return switch (state) {
                case OPEN, ACKNOWLEDGED, RESOLVED -> false;
                case REVIEWED, CLOSED -> true;
            };
        }
    }

    /** One step of the process, each a message or a task in the model. */
    enum Move {
        BEGIN,
        RAISE,
        ACKNOWLEDGE,
        OVER,
        FINISH_INVESTIGATION,
        BEGIN_AGAIN,
        FINISH_AFTERCARE
    }

    /** The next move, or none if the process is where it belongs. At most six moves lead from anywhere to there. */
    static Optional<Move> next(Position position, Now now) {
        boolean behind = position.round() < now.round();
        if (behind && position.canBeginAgain() && !now.isDone()) {
            return Optional.of(Move.BEGIN_AGAIN);
        }
        return switch (position.place()) {
            case NOWHERE -> now.state() == State.CLOSED ? Optional.empty() : Optional.of(Move.BEGIN);
            case PAGING -> behind ? Optional.of(Move.OVER) : whilePaging(now);
            case QUIET -> behind ? Optional.of(Move.OVER) : whileQuiet(now);
            case INVESTIGATING -> behind || now.isOver() ? Optional.of(Move.FINISH_INVESTIGATION) : Optional.empty();
            case ASKING -> whileAsking(now);
            case AFTERCARE -> now.isDone() ? Optional.of(Move.FINISH_AFTERCARE) : Optional.empty();
        };
    }

    private static Optional<Move> whilePaging(Now now) {
        return switch (now.state()) {
            case OPEN -> Optional.empty();
            case ACKNOWLEDGED -> Optional.of(Move.ACKNOWLEDGE);
            case RESOLVED, REVIEWED, CLOSED -> Optional.of(Move.OVER);
        };
    }

    private static Optional<Move> whileQuiet(Now now) {
        boolean graver = now.state() == State.OPEN && now.pages();
        return graver ? Optional.of(Move.RAISE) : whilePaging(now);
    }

    private static Optional<Move> whileAsking(Now now) {
        if (now.isOver()) {
            return Optional.of(Move.FINISH_INVESTIGATION);
        }
        boolean answered = now.state() == State.ACKNOWLEDGED && !now.asked();
        return answered ? Optional.of(Move.ACKNOWLEDGE) : Optional.empty();
    }
}
