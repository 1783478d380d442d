package io.evenkeel.recovery.internal;

import io.evenkeel.recovery.RecoveryPolicy;
import io.evenkeel.recovery.RecoveryRun.Outcome;
import io.evenkeel.recovery.RecoveryRun.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets the jobs that are due wait for their agents, and gives up those of which nothing is heard. */
@Component
class RecoveryLook {
    /** An agent tells of a running job once a minute. */
    static final Duration SILENT = Duration.ofMinutes(10);

    /** An agent asks for jobs every half minute. */
    static final Duration UNFETCHED = Duration.ofHours(1);

    private static final int AT_ONCE = 500;

    private final RecoveryPolicyRows policies;
    private final JobRows jobs;
    private final Queue queue;
    private final DrillJobs drills;
    private final InstantSource clock;

    RecoveryLook(RecoveryPolicyRows policies, JobRows jobs, Queue queue, DrillJobs drills, InstantSource clock) {
        this.policies = policies;
        this.jobs = jobs;
        this.queue = queue;
        this.drills = drills;
        this.clock = clock;
    }

    /** What was missed while no server ran is made up for once. One whose last job still runs is left out this time. */
    @Transactional
    public void look() {
        Instant now = clock.instant();
        jobs.lockSilent(now.minus(SILENT), now.minus(UNFETCHED))
                .forEach(stored -> drills.giveUp(stored, ending(stored), now));
        for (RecoveryPolicy due : policies.lockDue(now, AT_ONCE)) {
            // A drill takes long: the backup that it kept waiting follows it.
            if (queue.addBackup(due, due.nextAt(), now) || !jobs.isDrilled(due.id())) {
                policies.next(due.id(), due.terms().calendar().next(now));
            }
        }
    }

    private static Ending ending(StoredRun stored) {
        return stored.run().state() == State.SENT
                ? Ending.bad(
                        Outcome.LOST,
                        "agent-silent",
                        "Nothing was heard of the job for " + SILENT.toMinutes()
                                + " minutes. Look whether the agent runs on its host.")
                : Ending.bad(
                        Outcome.NOT_FETCHED,
                        "not-fetched",
                        "The agent did not ask for the job for " + UNFETCHED.toMinutes()
                                + " minutes. Look whether it runs, and whether its folder has a jobs.conf.");
    }
}
