package io.evenkeel.resource.internal;

import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resource.State;
import io.evenkeel.resource.Resources.Verb;
import java.util.Optional;

/**
 * What may be done with a resource. Pure.
 *
 * @param idle whether it was found idle and nobody has answered
 */
record Phase(State state, boolean wished, boolean idle) {

    /** Why a verb is not done. */
    enum Snag {
        /** It is applied for, and not there. */
        NOT_THERE_YET,
        /** Something else is wished and not done. */
        WISH_OPEN,
        NO_WISH,
        IN_GRACE,
        NOT_IN_GRACE,
        BEING_RECLAIMED,
        OVER,
        NOT_IDLE
    }

    static Phase of(Resource resource, boolean idle) {
        return new Phase(resource.state(), resource.wish().isPresent(), idle);
    }

    /** Empty if nothing is in the way. */
    Optional<Snag> against(Verb verb) {
        if (state.isOver()) {
            return Optional.of(Snag.OVER);
        }
        if (state == State.RECLAIMING) {
            return Optional.of(Snag.BEING_RECLAIMED);
        }
        return switch (verb) {
            case WITHDRAW -> when(!wished, Snag.NO_WISH);
            case CHANGE_SIZE, EXTEND, RELEASE -> ofWhatIsThere().or(() -> when(state == State.GRACE, Snag.IN_GRACE));
            case RESTORE -> ofWhatIsThere().or(() -> when(state != State.GRACE, Snag.NOT_IN_GRACE));
            case KEEP -> when(!idle || state != State.ACTIVE, Snag.NOT_IDLE);
        };
    }

    private Optional<Snag> ofWhatIsThere() {
        return when(state == State.WANTED, Snag.NOT_THERE_YET).or(() -> when(wished, Snag.WISH_OPEN));
    }

    private static Optional<Snag> when(boolean stands, Snag snag) {
        return stands ? Optional.of(snag) : Optional.empty();
    }
}
