package io.evenkeel.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How an act ended. */
public sealed interface RecoveryResult {

    /**
     * @param copy the tool's own id
     * @param sizeBytes of what was copied, as it lies at its source
     * @param addedBytes of the repository's growth
     * @param changedFiles new and changed ones; empty where the tool does not tell
     * @param manifest what was written down of the copy's contents; empty where the host takes none
     * @param withoutManifest why none could be taken, for people
     */
    record BackupMade(
            String copy,
            long sizeBytes,
            long addedBytes,
            Optional<Long> changedFiles,
            Duration took,
            Optional<ManifestTaken> manifest,
            Optional<String> withoutManifest)
            implements RecoveryResult {

        public BackupMade(String copy, long sizeBytes, long addedBytes, Optional<Long> changedFiles, Duration took) {
            this(copy, sizeBytes, addedBytes, changedFiles, took, Optional.empty(), Optional.empty());
        }

        public BackupMade with(ManifestTaken taken) {
            return new BackupMade(
                    copy, sizeBytes, addedBytes, changedFiles, took, Optional.of(taken), Optional.empty());
        }

        public BackupMade withoutManifest(String why) {
            return new BackupMade(copy, sizeBytes, addedBytes, changedFiles, took, Optional.empty(), Optional.of(why));
        }

        /** What was new, as a part of the whole, from 0 up; above 1 where the repository grew by more than the source has. */
        public double changeRate() {
            return sizeBytes == 0 ? 0 : (double) addedBytes / sizeBytes;
        }
    }

    /**
     * The manifest itself stays on the host.
     *
     * @param sha256 of its bytes, hexadecimal
     * @param entries files or tables
     * @param bytes of the files; 0 for tables
     * @param at to which a restore shows the same
     */
    record ManifestTaken(String sha256, long entries, long bytes, Instant at) {}

    /**
     * @param copies oldest first
     * @param space of the disk that the repository lies on; empty where the host can't tell, as of one far away
     */
    record CopiesListed(List<BackupCopy> copies, Optional<RepositorySpace> space) implements RecoveryResult {
        public CopiesListed {
            copies = List.copyOf(copies);
        }

        public CopiesListed(List<BackupCopy> copies) {
            this(copies, Optional.empty());
        }
    }

    /** @param freeBytes that the tool may still use */
    record RepositorySpace(long freeBytes, long totalBytes) {
        public RepositorySpace {
            if (freeBytes < 0 || totalBytes < freeBytes) {
                throw new IllegalArgumentException(
                        "a disk has " + totalBytes + " bytes, and " + freeBytes + " are free");
            }
        }
    }

    /**
     * @param kind such as {@code full}, {@code diff}, {@code incr}
     * @param at when it was begun
     * @param sizeBytes of what it restores to; empty where the tool does not tell
     */
    record BackupCopy(String id, String kind, Instant at, Optional<Long> sizeBytes) {}

    /** The tool's own check found nothing. */
    record Verified() implements RecoveryResult {}

    /** @param into the folder that holds what was restored */
    record Restored(String into, Duration took) implements RecoveryResult {}

    /** @param left copies that are kept */
    record Forgotten(int removed, int left) implements RecoveryResult {}

    /**
     * A drill went through all its steps, and its sandbox is gone. One that failed on the way is {@link Failed}.
     *
     * @param copy the tool's own id
     * @param recoveredTo the moment that was restored
     * @param newest the newest moment that could have been restored when the drill began; empty where the host can't tell
     * @param networkCut whether it was tried, and found, that nothing in the sandbox reached the network while it was asked
     * @param findings none means that everything is proved
     */
    record Drilled(
            String copy,
            Optional<Instant> recoveredTo,
            Optional<Instant> newest,
            long restoredBytes,
            boolean networkCut,
            List<DrillFinding> findings,
            Duration took)
            implements RecoveryResult {
        public Drilled {
            findings = List.copyOf(findings);
        }
    }

    /** The act was tried and did not end well. */
    record Failed(RecoveryFinding finding) implements RecoveryResult {}

    /** The host does not do this. */
    record Refused(Reason code, String sentence) implements RecoveryResult {}

    /** Stable, like the codes of findings. */
    enum Reason {
        UNREADABLE("job-unreadable"),
        WRONG_SIGNATURE("job-wrong-signature"),
        WRONG_HOST("job-wrong-host"),
        EXPIRED("job-expired"),
        REPLAYED("job-replayed"),
        NOT_ALLOWED("job-not-allowed"),
        BUSY("job-busy"),
        /** The tool knows no such thing. */
        UNABLE("job-unable");

        private final String id;

        Reason(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }
}
