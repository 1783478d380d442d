package io.evenkeel.problem.internal;

import io.evenkeel.problem.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A problem with what only this room needs of its row.
 *
 * @param remedied whether the change that ends it was carried out
 * @param watchedSince when the quiet time began, while it is watched
 */
record StoredProblem(UUID id, Problem problem, boolean remedied, Optional<Instant> watchedSince) {

    String key() {
        return problem.key();
    }

    ProblemPhase phase() {
        return ProblemPhase.of(problem, remedied);
    }
}
