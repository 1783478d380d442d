package io.evenkeel.incident.internal;

import io.evenkeel.incident.Incident.State;

/**
 * Where an incident is, and what may happen to it there: the state machine, as a value.
 *
 * @param firing whether at least one alert of it fires
 * @param round how often it was opened again
 */
record Phase(State state, boolean firing, int round) {

    static final Phase OPENED = new Phase(State.OPEN, true, 0);

    /** What people and processes do. */
    enum Act {
        ACKNOWLEDGE,
        RESOLVE,
        /** Resolve although an alert still fires. */
        RESOLVE_DESPITE,
        REVIEW,
        CLOSE
    }

    /** Why an act is refused here. */
    enum Obstacle {
        ACKNOWLEDGED_ALREADY,
        NOT_ACKNOWLEDGED,
        STILL_FIRING,
        NOT_RESOLVED,
        RESOLVED_ALREADY,
        REVIEWED_ALREADY,
        NOT_REVIEWED,
        CLOSED_ALREADY
    }

    /** The answer to an act: the next phase, or the obstacle. */
    sealed interface Answer {
        record Moved(Phase phase) implements Answer {}

        record Refused(Obstacle obstacle) implements Answer {}
    }

    Answer answer(Act act) {
        return switch (act) {
            case ACKNOWLEDGE -> acknowledge();
            case RESOLVE -> resolve(false);
            case RESOLVE_DESPITE -> resolve(true);
            case REVIEW -> review();
            case CLOSE -> close();
        };
    }

    private Answer acknowledge() {
        return switch (state) {
            case OPEN -> moved(State.ACKNOWLEDGED);
            case ACKNOWLEDGED -> refused(Obstacle.ACKNOWLEDGED_ALREADY);
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

    private Answer close() {
        return switch (state) {
            case OPEN, ACKNOWLEDGED, RESOLVED -> refused(Obstacle.NOT_REVIEWED);
            case REVIEWED -> moved(State.CLOSED);
            case CLOSED -> refused(Obstacle.CLOSED_ALREADY);
        };
    }

    /**
     * An alert of it begins to fire, or one joins. What was over begins again in the next round; who acknowledged keeps it.
     * Not to be asked of a closed incident: a closed one is over, and a new one is opened.
     */
    Phase fires() {
        return switch (state) {
            case OPEN, ACKNOWLEDGED -> new Phase(state, true, round);
            case RESOLVED, REVIEWED -> new Phase(State.OPEN, true, round + 1);
            case CLOSED -> this;
        };
    }

    /** Its last firing alert cleared. What nobody has taken yet is over; what somebody has, that person resolves. */
    Phase clears() {
        return new Phase(state == State.OPEN ? State.RESOLVED : state, false, round);
    }

    private Answer moved(State next) {
        return new Answer.Moved(new Phase(next, firing, round));
    }

    private static Answer refused(Obstacle obstacle) {
        return new Answer.Refused(obstacle);
    }
}
