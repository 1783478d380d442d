package io.evenkeel.recovery.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryJob;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.SignedJob;
import io.evenkeel.recovery.AgentJobs;
import io.evenkeel.recovery.RecoveryPolicy;
import io.evenkeel.recovery.RecoveryRun.Outcome;
import io.evenkeel.recovery.RecoveryRun.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives out jobs and hears how they end. */
@Service
class JobService implements AgentJobs {
    /** In it a host begins what it fetched. */
    private static final Duration TO_BEGIN = Duration.ofMinutes(5);

    private final JobRows jobs;
    private final RecoveryPolicyRows policies;
    private final CopyFindings findings;
    private final Queue queue;
    private final JobSigning signing;
    private final DrillJobs drills;
    private final InstantSource clock;

    JobService(
            JobRows jobs,
            RecoveryPolicyRows policies,
            CopyFindings findings,
            Queue queue,
            JobSigning signing,
            DrillJobs drills,
            InstantSource clock) {
        this.jobs = jobs;
        this.policies = policies;
        this.findings = findings;
        this.queue = queue;
        this.signing = signing;
        this.drills = drills;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<SignedJob> take(Actor agent) {
        String host = host(agent);
        Instant now = clock.instant();
        jobs.asked(host, now);
        List<StoredRun> live = jobs.lockLive(host);
        live.stream().filter(JobService::wasBegun).forEach(lost -> lose(lost, host, now));
        return live.stream()
                .filter(stored -> !wasBegun(stored))
                .flatMap(stored -> give(stored, host, now).stream())
                .findFirst();
    }

    private static boolean wasBegun(StoredRun stored) {
        return stored.run().state() == State.SENT && stored.heardAt().isPresent();
    }

    private void lose(StoredRun lost, String host, Instant now) {
        Ending ending = Ending.bad(
                Outcome.LOST,
                "agent-silent",
                "The agent of " + host + " was started again while the job ran, and does not know how it ended.");
        drills.giveUp(lost, ending, now);
    }

    /** Empty for a drill that can't be held any more; it has ended then. */
    private Optional<SignedJob> give(StoredRun stored, String host, Instant now) {
        RecoveryPolicy policy = policies.find(stored.policy()).orElseThrow();
        return act(stored, policy, now).map(act -> signed(stored, policy, act, host, now));
    }

    private SignedJob signed(StoredRun stored, RecoveryPolicy policy, RecoveryAct act, String host, Instant now) {
        long number = jobs.nextNumber(host, now);
        jobs.sent(stored.run().id(), number, now);
        Instant expires = now.plus(TO_BEGIN).truncatedTo(ChronoUnit.SECONDS);
        return signing.sign(new RecoveryJob(
                host,
                number,
                expires,
                policy.terms().adapter().word(),
                policy.terms().name(),
                act));
    }

    private Optional<RecoveryAct> act(StoredRun stored, RecoveryPolicy policy, Instant now) {
        return switch (stored.run().act()) {
            case BACKUP -> Optional.of(new RecoveryAct.Backup(stored.extent(), List.of()));
            case VERIFY -> Optional.of(new RecoveryAct.Verify());
            case FORGET ->
                Optional.of(new RecoveryAct.Forget(policy.terms().promise().keep()));
            case LIST -> Optional.of(new RecoveryAct.ListCopies());
            case DRILL -> drills.act(stored, policy, now);
        };
    }

    @Override
    @Transactional
    public boolean heard(Actor agent, long number, RecoveryNews news) {
        String host = host(agent);
        Instant now = clock.instant();
        Optional<StoredRun> sent = jobs.lockSent(host, number);
        sent.ifPresent(stored -> note(stored, news, now));
        // One that was given up may still run on its host.
        return sent.map(stored -> drills.heard(stored, news, now)).orElseGet(() -> jobs.isOverDrill(host, number));
    }

    private void note(StoredRun stored, RecoveryNews news, Instant now) {
        switch (news) {
            case RecoveryNews.Progress(double part, long bytes) ->
                jobs.heard(stored.run().id(), Math.clamp(part, 0, 1), Math.max(0, bytes), now);
            case RecoveryNews.Said _, RecoveryNews.StepBegan _, RecoveryNews.StepEnded _, RecoveryNews.Checked _ ->
                jobs.heard(stored.run().id(), 0, 0, now);
            case RecoveryNews.Ended(RecoveryResult result) -> ended(stored, result, now);
        }
    }

    private void ended(StoredRun stored, RecoveryResult result, Instant now) {
        Ending ending = Ending.of(result);
        jobs.end(stored.run().id(), now, ending);
        RecoveryPolicy policy = policies.find(stored.policy()).orElseThrow();
        findings.take(policy, stored, result, now);
        if (policy.retiredAt().isEmpty()) {
            Following.after(stored.run().act(), ending.outcome())
                    .ifPresent(next -> queue.add(policy, next, stored.extent(), now));
        }
    }

    @Override
    public String publicKey() {
        return signing.publicKey();
    }

    private static String host(Actor agent) {
        agent.mustHave(Right.REPORT_HOST);
        if (agent.kind() != Actor.Kind.AGENT) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "agent-needed", "Only a host's own agent fetches its jobs.");
        }
        return agent.id();
    }
}
