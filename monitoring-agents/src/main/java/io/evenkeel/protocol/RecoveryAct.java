package io.evenkeel.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a host is asked to do with its backups. Which repository, which program and which secret, the host alone knows. */
public sealed interface RecoveryAct {

    /** Asks for the newest copy. */
    String LATEST = "latest";

    /** @param paths what to copy; empty for all that the host's policy names */
    record Backup(Extent extent, List<String> paths) implements RecoveryAct {
        public Backup {
            paths = List.copyOf(paths);
        }
    }

    /** Tools that always store changes only (restic) know no extent but {@link #FULL}. */
    enum Extent {
        FULL,
        DIFFERENTIAL,
        INCREMENTAL
    }

    /** Which copies there are. */
    record ListCopies() implements RecoveryAct {}

    /** The tool's own check of all that the repository holds, every byte. */
    record Verify() implements RecoveryAct {}

    /**
     * @param copy the tool's own id of a copy, or {@link #LATEST}
     * @param into a folder on the host that is empty, or is not there yet
     * @param until the moment up to which changes are replayed; only for tools that archive changes
     */
    record Restore(String copy, String into, Optional<Instant> until) implements RecoveryAct {}

    /** Removes copies that retention no longer asks for. */
    record Forget(Retention keep) implements RecoveryAct {}

    /** @param amount from 1 to 10,000 */
    record Retention(Unit unit, int amount) {
        public Retention {
            if (amount < 1 || amount > 10_000) {
                throw new IllegalArgumentException("retention is from 1 to 10,000, not " + amount);
            }
        }

        /** {@link #COPIES} counts full copies; what hangs on them goes with them. */
        public enum Unit {
            COPIES,
            DAYS
        }
    }
}
