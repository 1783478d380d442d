package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryJob;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.Failed;
import io.evenkeel.protocol.RecoveryResult.Reason;
import io.evenkeel.protocol.RecoveryResult.Refused;
import io.evenkeel.protocol.SignedJob;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Carries out signed jobs on this host, as far as its {@code jobs.conf} allows. Thread-safe; one job a policy at a time. */
public final class RecoveryJobs implements Closeable {

    private final Path jobsFile;
    private final JobGate gate;
    private final GuardedTool tool;
    private final ResticTool restic;
    private final PgBackRestTool pgBackRest;
    private final EvenkeelTool evenkeel;
    private final CopyManifests manifests;
    private final Drills drills;
    private final InstantSource clock;
    private final Set<Policy> busy = ConcurrentHashMap.newKeySet();

    /**
     * @param jobsFile {@code jobs.conf}, read anew for each job
     * @param numberFile keeps the last job's number; beside it lie the manifests of copies
     * @param host the name under which this host has joined
     * @param guard the script {@code run-tool}, beside which {@code drill-sandbox} lies
     */
    public RecoveryJobs(Path jobsFile, Path numberFile, String host, Path guard, InstantSource clock) {
        this.jobsFile = jobsFile;
        this.gate = new JobGate(host, new JobNumbers(numberFile), clock);
        this.tool = new GuardedTool(guard);
        this.restic = new ResticTool(tool);
        this.pgBackRest = new PgBackRestTool(tool, clock);
        this.evenkeel = new EvenkeelTool(tool, clock);
        Path folder = numberFile.toAbsolutePath().normalize().resolveSibling("manifests");
        Path script = guard.resolveSibling("drill-sandbox");
        this.manifests = new CopyManifests(folder, script, tool);
        this.drills = new Drills(guard, script, folder, clock);
        this.clock = clock;
    }

    /** Whether this host has a {@code jobs.conf}; without one there is nothing to ask the server for. */
    public boolean hasRules() {
        return Files.exists(jobsFile);
    }

    /** Removes the sandboxes of drills that an agent was killed in, as far as {@code jobs.conf} still names their place. */
    public void sweep() {
        try {
            drills.sweep(JobsFile.read(jobsFile).policies().values());
        } catch (IOException e) {
            // The next job says what is wrong with jobs.conf.
        }
    }

    /** Ends a drill, which then cleans up; other acts go on. */
    public void stopDrill(long number) {
        drills.stop(number);
    }

    /**
     * Waits for the end of the job, which is also the last news.
     *
     * @param news heard on several threads, one at a time
     */
    public RecoveryResult run(SignedJob signed, Consumer<RecoveryNews> news) {
        RecoveryResult result = result(signed, news);
        news.accept(new RecoveryNews.Ended(result));
        return result;
    }

    private RecoveryResult result(SignedJob signed, Consumer<RecoveryNews> news) {
        try {
            JobRules rules = JobsFile.read(jobsFile);
            RecoveryJob job = gate.admit(signed, rules);
            return alone(rules.of(job), job, new Telling(news));
        } catch (JobRefused e) {
            return new Refused(e.code(), e.sentence());
        } catch (ToolFailed e) {
            return new Failed(e.finding());
        } catch (IOException e) {
            return new Refused(Reason.NOT_ALLOWED, "jobs.conf can't be used: " + e.getMessage());
        }
    }

    private RecoveryResult alone(Policy policy, RecoveryJob job, Telling telling) throws JobRefused, ToolFailed {
        if (!busy.add(policy)) {
            throw new JobRefused(Reason.BUSY, "another job of " + job.policy() + " runs; ask again when it has ended");
        }
        try {
            if (job.act() instanceof RecoveryAct.Drill drill) {
                return drills.run(policy, job, drill, telling);
            }
            Instant begun = clock.instant();
            RecoveryResult result = carryOut(policy, job.act(), telling);
            return manifests.after(policy, job, result, begun, telling);
        } finally {
            busy.remove(policy);
        }
    }

    private RecoveryResult carryOut(Policy policy, RecoveryAct act, Telling telling) throws JobRefused, ToolFailed {
        return switch (policy) {
            case Policy.Restic allowed -> restic.carryOut(allowed, act, telling);
            case Policy.PgBackRest allowed -> pgBackRest.carryOut(allowed, act, telling);
            case Policy.Evenkeel allowed -> evenkeel.carryOut(allowed, act, telling);
        };
    }

    /** Ends what runs, with its children; waits a while for drills to clean up. */
    @Override
    public void close() {
        tool.close();
        drills.close();
    }
}
