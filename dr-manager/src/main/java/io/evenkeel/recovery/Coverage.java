package io.evenkeel.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Whether what matters can be recovered. Thread-safe. */
public interface Coverage {

    /** Critical items without a policy, and every policy; what lacks something first, then by name. */
    List<Line> board();

    /** What is missing. The gravest first. */
    enum Gap {
        /** A critical item that no policy protects. */
        NO_POLICY,
        /** What the policy protects is not in the inventory any more. */
        ITEM_GONE,
        /** Nothing that the tool's check found sound. */
        NO_GOOD_COPY,
        /** The newest good copy is older than the promise. */
        LATE,
        /** The newest drill that came to a result did not prove it. */
        DRILL_FAILED,
        /** No drill proved it within its period. */
        NO_DRILL
    }

    /**
     * @param lastGood the newest copy that the tool's check found sound
     * @param lastRun the newest job
     */
    record Line(
            UUID item,
            String itemName,
            Optional<RecoveryPolicy> policy,
            Optional<Instant> lastGood,
            Optional<RecoveryRun> lastRun,
            Set<Gap> gaps) {

        public Line {
            gaps = Set.copyOf(gaps);
        }
    }
}
