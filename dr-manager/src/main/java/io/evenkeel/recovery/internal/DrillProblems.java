package io.evenkeel.recovery.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.problem.Problem;
import io.evenkeel.problem.Problems;
import io.evenkeel.recovery.Drill;
import io.evenkeel.recovery.internal.DrillVerdict.Found;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a drill finds is a problem: one for each kind of finding and item, however many drills find it. */
@Component
class DrillProblems {
    private static final Actor ROOM = Actor.system("recovery");
    private static final int MOST = 20;

    private final Problems problems;

    DrillProblems(Problems problems) {
        this.problems = problems;
    }

    /** @return the key of the first finding's */
    Optional<String> of(Drill drill, List<Found> findings) {
        List<String> keys = findings.stream()
                .map(Found::code)
                .distinct()
                .limit(MOST)
                .map(code -> problems.found(ROOM, title(drill, code), drill.number()))
                .map(Problem::key)
                .toList();
        return keys.stream().findFirst();
    }

    /** The same for the same kind of finding on the same item. */
    static String title(Drill drill, String code) {
        return "Restore drill of " + drill.policy().itemName() + ": " + code;
    }
}
