package io.evenkeel.knowledge.internal;

import io.evenkeel.knowledge.Article.State;

/**
 * Where an article is, and what may happen to it there: the state machine, as a value.
 *
 * @param latest state of the newest version
 * @param published whether readers see a version, the newest or one before it
 * @param oncePublished whether the newest version was ever published
 */
record Life(State latest, boolean published, boolean oncePublished) {

    /** What people, sources and the review date do. */
    enum Act {
        REVISE,
        SUBMIT,
        RETURN,
        PUBLISH,
        EXPIRE,
        CONFIRM,
        DISCARD
    }

    /** Why an act is refused here. */
    enum Missing {
        NOT_A_DRAFT,
        NOT_IN_REVIEW,
        NOT_SUBMITTED,
        NOTHING_WAITS,
        NOT_PUBLISHED
    }

    /** The answer to an act. */
    sealed interface Answer {
        /** The newest version takes this state. */
        record Moved(State state) implements Answer {}

        /** A version after the newest begins, as a draft. */
        record NextVersion() implements Answer {}

        /** The published version takes this state; one that waits after it stays as it is. */
        record PublishedMoved(State state) implements Answer {}

        record Refused(Missing obstacle) implements Answer {}
    }

    Answer answer(Act act) {
        return switch (act) {
            case REVISE ->
                switch (latest) {
                    case DRAFT, REVIEW -> new Answer.Moved(State.DRAFT);
                    case PUBLISHED, EXPIRED -> new Answer.NextVersion();
                };
            case SUBMIT -> latest == State.DRAFT ? new Answer.Moved(State.REVIEW) : refused(Missing.NOT_A_DRAFT);
            case RETURN -> latest == State.REVIEW ? new Answer.Moved(State.DRAFT) : refused(Missing.NOT_IN_REVIEW);
            case PUBLISH ->
                switch (latest) {
                    case REVIEW -> new Answer.Moved(State.PUBLISHED);
                    case DRAFT -> refused(Missing.NOT_SUBMITTED);
                    case PUBLISHED, EXPIRED -> refused(Missing.NOT_IN_REVIEW);
                };
            case DISCARD ->
                switch (latest) {
                    case DRAFT, REVIEW -> new Answer.Moved(State.EXPIRED);
                    case PUBLISHED, EXPIRED -> refused(Missing.NOTHING_WAITS);
                };
            case EXPIRE -> published ? new Answer.PublishedMoved(State.EXPIRED) : refused(Missing.NOT_PUBLISHED);
            case CONFIRM -> confirm();
        };
    }

    private Answer confirm() {
        if (published) {
            return new Answer.PublishedMoved(State.PUBLISHED);
        }
        return latest == State.EXPIRED && oncePublished
                ? new Answer.Moved(State.PUBLISHED)
                : refused(Missing.NOT_PUBLISHED);
    }

    private static Answer refused(Missing obstacle) {
        return new Answer.Refused(obstacle);
    }
}
