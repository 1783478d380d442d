package io.evenkeel.recovery.internal;

import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.protocol.RecoveryFinding;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.BackupCopy;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import io.evenkeel.protocol.RecoveryResult.CopiesListed;
import io.evenkeel.protocol.RecoveryResult.Failed;
import io.evenkeel.protocol.RecoveryResult.RepositorySpace;
import io.evenkeel.protocol.RecoveryResult.Verified;
import io.evenkeel.recovery.RecoveryPolicy;
import io.evenkeel.recovery.RecoveryRun.Act;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the end of a job says of the copies. */
@Component
class CopyFindings {
    /** After these a copy that was thought good is so no more; after others nothing is known. */
    private static final Set<RecoveryFinding.Code> DAMAGE = EnumSet.of(
            RecoveryFinding.Code.REPOSITORY_DAMAGED,
            RecoveryFinding.Code.REPOSITORY_MISSING,
            RecoveryFinding.Code.WAL_MISSING);

    private final CopyRows copies;
    private final SpaceRows spaces;

    CopyFindings(CopyRows copies, SpaceRows spaces) {
        this.copies = copies;
        this.spaces = spaces;
    }

    void take(RecoveryPolicy policy, StoredRun stored, RecoveryResult result, Instant now) {
        String check = policy.terms().adapter().check();
        switch (result) {
            case BackupMade made -> copies.made(policy.id(), made, kind(stored.extent()), begun(stored));
            case Verified() -> copies.checked(policy.id(), true, check, now);
            case CopiesListed(List<BackupCopy> listed, Optional<RepositorySpace> space) -> {
                listed(policy, listed, now);
                space.ifPresent(told ->
                        spaces.insert(policy.id(), SpaceForecast.of(spaces.before(policy.id(), now), told, now)));
            }
            case Failed(RecoveryFinding finding) -> {
                if (stored.run().act() == Act.VERIFY && DAMAGE.contains(finding.code())) {
                    copies.checked(policy.id(), false, check, now);
                }
            }
            case RecoveryResult.Restored _,
                    RecoveryResult.Forgotten _,
                    RecoveryResult.Drilled _,
                    RecoveryResult.Refused _ -> {}
        }
    }

    private void listed(RecoveryPolicy policy, List<BackupCopy> listed, Instant now) {
        listed.forEach(copy -> copies.listed(policy.id(), copy));
        Instant oldest =
                listed.stream().map(BackupCopy::at).min(Instant::compareTo).orElse(Instant.EPOCH);
        copies.goneExcept(policy.id(), listed.stream().map(BackupCopy::id).toList(), oldest, now);
    }

    /** A copy holds nothing younger than this. */
    private static Instant begun(StoredRun stored) {
        return stored.run().sentAt().orElse(stored.run().dueAt());
    }

    private static String kind(Extent extent) {
        return switch (extent) {
            case FULL -> "full";
            case DIFFERENTIAL -> "diff";
            case INCREMENTAL -> "incr";
        };
    }
}
