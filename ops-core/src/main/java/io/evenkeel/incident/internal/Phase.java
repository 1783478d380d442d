package io.evenkeel.incident.internal;

import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.State;

/**
 * Where an incident is, and what may happen to it there: the state machine, as a value.
 *
 * @param firing whether at least one alert of it fires
 * @param reviewNeeded whether cause and remedy must be written before it closes
 * @param asked whether its owner is asked whether the acknowledgement still holds
 * @param round how often paging began again
 */
record Phase(State state, boolean firing, boolean reviewNeeded, boolean asked, int round) {

    /** What people and processes do. */
    enum Act {
        ACKNOWLEDGE,
        RESOLVE,
        /** Resolve although an alert still fires. */
        RESOLVE_DESPITE,
        REVIEW,
        CLOSE,
        /** Take out what joined. */
        SEPARATE
    }

    /** Why an act is refused here. */
    enum Obstacle {
        ACKNOWLEDGED_ALREADY,
        NOT_ACKNOWLEDGED,
        STILL_FIRING,
        NOT_RESOLVED,
        RESOLVED_ALREADY,
        REVIEWED_ALREADY,
        REVIEW_NEEDED,
        CLOSED_ALREADY
    }

    /** The answer to an act: the next phase, or the obstacle. */
    sealed interface Answer {
        record Moved(Phase phase) implements Answer {}

        record Refused(Obstacle obstacle) implements Answer {}
    }

    static Phase of(Incident incident) {
        return new Phase(
                incident.state(),
                incident.firing(),
                incident.reviewNeeded(),
                incident.askedAt().isPresent(),
                incident.round());
    }

    Answer answer(Act act) {
        return switch (act) {
            case ACKNOWLEDGE -> acknowledge();
            case RESOLVE -> resolve(false);
            case RESOLVE_DESPITE -> resolve(true);
            case REVIEW -> review();
            case CLOSE -> close();
            case SEPARATE -> separate();
        };
    }

    private Answer acknowledge() {
        return switch (state) {
            case OPEN -> moved(State.ACKNOWLEDGED);
            case ACKNOWLEDGED -> asked ? moved(State.ACKNOWLEDGED) : refused(Obstacle.ACKNOWLEDGED_ALREADY);
            case RESOLVED -> refused(Obstacle.RESOLVED_ALREADY);
            case REVIEWED -> refused(Obstacle.REVIEWED_ALREADY);
            case CLOSED -> refused(Obstacle.CLOSED_ALREADY);
        };
    }

    private Answer resolve(boolean despiteFiring) {
        return switch (state) {
            case OPEN -> refused(Obstacle.NOT_ACKNOWLEDGED);
            case ACKNOWLEDGED -> firing && !despiteFiring ? refused(Obstacle.STILL_FIRING) : moved(State.RESOLVED);
            case RESOLVED -> refused(Obstacle.RESOLVED_ALREADY);
            case REVIEWED -> refused(Obstacle.REVIEWED_ALREADY);
            case CLOSED -> refused(Obstacle.CLOSED_ALREADY);
        };
    }

    private Answer review() {
        return switch (state) {
            case OPEN, ACKNOWLEDGED -> refused(Obstacle.NOT_RESOLVED);
            case RESOLVED -> moved(State.REVIEWED);
            case REVIEWED -> refused(Obstacle.REVIEWED_ALREADY);
            case CLOSED -> refused(Obstacle.CLOSED_ALREADY);
        };
    }

    /** A person who wrote cause and remedy has looked at it, so that it closes even where something fires. */
    private Answer close() {
        return switch (state) {
            case OPEN -> refused(Obstacle.STILL_FIRING);
            case ACKNOWLEDGED, RESOLVED ->
                firing
                        ? refused(Obstacle.STILL_FIRING)
                        : reviewNeeded ? refused(Obstacle.REVIEW_NEEDED) : moved(State.CLOSED);
            case REVIEWED -> moved(State.CLOSED);
            case CLOSED -> refused(Obstacle.CLOSED_ALREADY);
        };
    }

    private Answer separate() {
        return switch (state) {
            case OPEN, ACKNOWLEDGED -> new Answer.Moved(this);
            case RESOLVED -> refused(Obstacle.RESOLVED_ALREADY);
            case REVIEWED -> refused(Obstacle.REVIEWED_ALREADY);
            case CLOSED -> refused(Obstacle.CLOSED_ALREADY);
        };
    }

    /**
     * An alert of it begins to fire, or one joins. An acknowledgement lasts until everything has cleared: what fires then
     * begins again in the next round, as does what was over. Not to be asked of a closed incident: a closed one is over,
     * and a new one is opened.
     */
    Phase fires() {
        return switch (state) {
            case OPEN -> new Phase(state, true, reviewNeeded, asked, round);
            case ACKNOWLEDGED -> firing ? this : again();
            case RESOLVED, REVIEWED -> again();
            case CLOSED -> this;
        };
    }

    private Phase again() {
        return new Phase(State.OPEN, true, reviewNeeded, false, round + 1);
    }

    /** Its last firing alert cleared. What nobody has taken yet is over; what somebody has, that person resolves or closes. */
    Phase clears() {
        return new Phase(state == State.OPEN ? State.RESOLVED : state, false, reviewNeeded, false, round);
    }

    private Answer moved(State next) {
        return new Answer.Moved(new Phase(next, firing, reviewNeeded, false, round));
    }

    private static Answer refused(Obstacle obstacle) {
        return new Answer.Refused(obstacle);
    }
}
