package io.evenkeel.recovery.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Right;
import io.evenkeel.recovery.Backups;
import io.evenkeel.recovery.KeptCopy;
import io.evenkeel.recovery.RecoveryPolicy;
import io.evenkeel.recovery.RecoveryRun;
import io.evenkeel.recovery.SpaceLeft;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Copies and jobs in PostgreSQL. */
@Service
class BackupService implements Backups {
    private static final int LONGEST_PAGE = 500;

    private final RecoveryPolicyRows policies;
    private final CopyRows copies;
    private final JobRows jobs;
    private final SpaceRows spaces;
    private final Queue queue;
    private final Audit audit;
    private final InstantSource clock;

    BackupService(
            RecoveryPolicyRows policies,
            CopyRows copies,
            JobRows jobs,
            SpaceRows spaces,
            Queue queue,
            Audit audit,
            InstantSource clock) {
        this.policies = policies;
        this.copies = copies;
        this.jobs = jobs;
        this.spaces = spaces;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<KeptCopy> copies(UUID policy, int limit) {
        return copies.there(policy, Math.clamp(limit, 1, LONGEST_PAGE));
    }

    @Override
    @Transactional(readOnly = true)
    public List<RecoveryRun> runs(UUID policy, int limit) {
        return jobs.of(policy, Math.clamp(limit, 1, LONGEST_PAGE));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<SpaceLeft> space(UUID policy) {
        return spaces.newest(policy);
    }

    @Override
    @Transactional
    public RecoveryRun start(Actor actor, UUID id) {
        actor.mustHave(Right.EDIT_RECOVERY);
        RecoveryPolicy policy = policies.lock(id).orElseThrow(() -> RecoverySentences.unknown(id));
        if (policy.retiredAt().isPresent()) {
            throw RecoverySentences.retired(policy.terms().name());
        }
        Instant now = clock.instant();
        if (!queue.addByHand(policy, now)) {
            throw RecoverySentences.underWay(policy.terms().name());
        }
        audit.record(
                actor,
                "recovery.start-backup",
                policy.terms().name(),
                Map.of("host", policy.terms().host()));
        return jobs.of(id, 1).getFirst();
    }
}
