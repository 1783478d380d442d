package io.evenkeel.incident;

/** Port: after which incidents a person writes cause and remedy. Answered in {@code workflow} by a DMN table. */
public interface ReviewRule {

    /** Whether one of this priority needs a review before it is closed. */
    boolean needsReview(Priority priority);
}
