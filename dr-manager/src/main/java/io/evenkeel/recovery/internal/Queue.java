package io.evenkeel.recovery.internal;

import io.evenkeel.audit.UuidSeven;
import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.recovery.Adapter;
import io.evenkeel.recovery.RecoveryPolicy;
import io.evenkeel.recovery.RecoveryRun.Act;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets jobs wait for their host's agent, one of a policy at a time. */
@Component
class Queue {
    private final JobRows jobs;
    private final InstantSource clock;

    Queue(JobRows jobs, InstantSource clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * @param dueAt since when it waits
     * @return whether it was added; not while another one of the policy waits or runs
     */
    boolean add(RecoveryPolicy policy, Act act, Extent extent, Instant dueAt) {
        return jobs.insert(
                UuidSeven.at(clock.instant()), policy.id(), policy.terms().host(), act, extent, dueAt);
    }

    boolean addDrill(RecoveryPolicy policy, UUID drill, Instant now) {
        return jobs.insertDrill(UuidSeven.at(now), policy.id(), policy.terms().host(), drill, now);
    }

    /**
     * One beside the calendar. A tool that tells full copies from changes stores what changed: that is soon done, and retention,
     * which counts full copies, removes none because of it.
     */
    boolean addByHand(RecoveryPolicy policy, Instant now) {
        boolean knowsChanges = policy.terms().adapter() == Adapter.PGBACKREST;
        return add(policy, Act.BACKUP, knowsChanges ? Extent.INCREMENTAL : Extent.FULL, now);
    }

    /** @param dueAt the beginning by the calendar, which decides how much is copied */
    boolean addBackup(RecoveryPolicy policy, Instant dueAt, Instant now) {
        Extent extent = policy.terms().calendar().isFull(dueAt) ? Extent.FULL : Extent.INCREMENTAL;
        return add(policy, Act.BACKUP, extent, now);
    }
}
