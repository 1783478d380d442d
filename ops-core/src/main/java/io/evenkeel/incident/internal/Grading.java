package io.evenkeel.incident.internal;

import io.evenkeel.incident.Priority;
import io.evenkeel.incident.PriorityMatrix;
import io.evenkeel.incident.PriorityMatrix.Level;
import io.evenkeel.incident.ReviewRule;
import io.evenkeel.incident.internal.Grade.ImpactFrom;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says how much a trouble matters: the impact from what it hits, the urgency from its severity, the rest from the tables. */
@Component
class Grading {
    private final PriorityMatrix matrix;
    private final ReviewRule reviews;

    Grading(PriorityMatrix matrix, ReviewRule reviews) {
        this.matrix = matrix;
        this.reviews = reviews;
    }

    Grade grade(Trouble trouble, Affected affected) {
        Severity severity = trouble.severity();
        return trouble.impact()
                .map(level -> grade(severity, level, ImpactFrom.LABEL))
                .or(() -> affected.fromServices().map(level -> grade(severity, level, ImpactFrom.SERVICES)))
                .or(() -> affected.fromItem().map(level -> grade(severity, level, ImpactFrom.ITEM)))
                .orElseGet(() -> grade(severity, severity.usualImpact(), ImpactFrom.SEVERITY));
    }

    /** The graver of both in each respect; empty if an incident does not get graver by it. */
    Optional<Grade> raised(Stored before, Grade joined) {
        boolean graver = joined.severity().isGraverThan(before.severity());
        boolean wider = joined.impact().compareTo(before.impact()) < 0;
        Grade together = grade(
                graver ? joined.severity() : before.severity(),
                wider ? joined.impact() : before.impact(),
                joined.from());
        boolean higher =
                together.answer().priority().compareTo(before.incident().priority()) < 0;
        return graver || higher ? Optional.of(together) : Optional.empty();
    }

    boolean needsReview(Priority priority) {
        return reviews.needsReview(priority);
    }

    private Grade grade(Severity severity, Level impact, ImpactFrom from) {
        return new Grade(severity, impact, from, matrix.priority(impact, severity.urgency()));
    }
}
