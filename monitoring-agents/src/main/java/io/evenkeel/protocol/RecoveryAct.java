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

    /**
     * A whole restore drill: a sandbox is made, the copy restored into it, started and asked, and all of it removed again,
     * whatever happens. What comes from where is told as {@link RecoveryNews}.
     *
     * @param drill its number, such as {@code dr-32}, and the sandbox's name below the folder that the host allows
     * @param copy the tool's own id of a copy, or {@link #LATEST}
     * @param until the moment up to which changes are replayed; without it that of the manifest, and where there is none the
     *     copy's end. Only for tools that archive changes.
     * @param mostBytes the sandbox takes at most
     * @param checks of the people of the business; at most {@value #MOST_CHECKS}, and no manifest, which lies on the host
     * @param manifest SHA-256 (hexadecimal) of what the host wrote down when the copy was made
     */
    record Drill(
            String drill,
            String copy,
            Optional<Instant> until,
            long mostBytes,
            List<ProofCheck> checks,
            Optional<String> manifest)
            implements RecoveryAct {
        public static final int MOST_CHECKS = 50;

        public Drill {
            checks = List.copyOf(checks);
            if (!drill.matches("dr-[0-9]{1,12}")) {
                throw new IllegalArgumentException("a drill is named like dr-32, not " + drill);
            }
            if (mostBytes < 1) {
                throw new IllegalArgumentException("a drill takes a byte or more, not " + mostBytes);
            }
            if (checks.size() > MOST_CHECKS) {
                throw new IllegalArgumentException("a drill has " + MOST_CHECKS + " checks at most");
            }
            if (checks.stream().anyMatch(ProofCheck.SameTables.class::isInstance)) {
                throw new IllegalArgumentException("a drill names its manifest by its SHA-256, and does not carry it");
            }
            if (manifest.filter(hash -> !hash.matches("[0-9a-f]{64}")).isPresent()) {
                throw new IllegalArgumentException("a manifest is named by 64 hexadecimal digits");
            }
        }
    }

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
